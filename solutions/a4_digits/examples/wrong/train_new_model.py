"""A new model is trained.

Exercise: train
Names: argument `model`|given model
"""


def train(model, loader, num_epochs, learning_rate, device):
    model = NeuralNet(784, 10, 128, 64).to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
