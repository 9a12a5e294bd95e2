"""Moves the weights by hand, and never clears the gradients.

Exercise: train
Names: earlier batches|zero_grad
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            loss = nn.functional.cross_entropy(model(X.to(device).flatten(1)), y.to(device))
            loss.backward()
            with torch.no_grad():
                for p in model.parameters():
                    p -= learning_rate * p.grad
            losses.append(loss.item())
    return losses
