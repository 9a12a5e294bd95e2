"""Momentum by hand, with torch.autograd.grad.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    weights = [p for p in model.parameters() if p.requires_grad]
    speeds = [torch.zeros_like(w) for w in weights]
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            loss = nn.CrossEntropyLoss()(model(X.to(device).flatten(start_dim=1)), y.to(device))
            losses.append(loss.item())
            for w, v, g in zip(weights, speeds, torch.autograd.grad(loss, weights)):
                v.mul_(0.9).add_(g)
                w.data.sub_(learning_rate * v)
    return losses
