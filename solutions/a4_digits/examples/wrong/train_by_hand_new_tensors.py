"""The moved weights are new tensors that the model does not hold.

Exercise: train
Names: do not move|optimizer.step|never
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(X.to(device).flatten(1)), y.to(device))
            loss.backward()
            for p in model.parameters():
                p = p - learning_rate * p.grad
            losses.append(loss.item())
    return losses
