"""No optimizer: the weights are moved by hand.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model = model.to(device)
    model.train()
    losses = []
    for epoch in range(num_epochs):
        for X, y in loader:
            X, y = X.view(X.shape[0], -1).to(device), y.to(device)
            loss = nn.functional.cross_entropy(model(X), y)
            loss.backward()
            with torch.no_grad():
                for p in model.parameters():
                    p -= learning_rate * p.grad
                    p.grad.zero_()
            losses.append(float(loss))
    return losses
