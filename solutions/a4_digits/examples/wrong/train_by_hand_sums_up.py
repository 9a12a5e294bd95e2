"""Adds up the gradients of all batches by hand, with torch.autograd.grad.

Exercise: train
Names: earlier batches|zero_grad
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    weights = list(model.parameters())
    sums = [torch.zeros_like(w) for w in weights]
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            loss = nn.functional.cross_entropy(model(X.to(device).flatten(1)), y.to(device))
            for w, s, g in zip(weights, sums, torch.autograd.grad(loss, weights)):
                s += g
                w.data -= learning_rate * s
            losses.append(loss.item())
    return losses
