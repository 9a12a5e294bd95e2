"""backward for every batch so far, on a sum of losses.

Exercise: train
Names: zero_grad|earlier batches|new scores
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses, total = [], 0.0
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            total = total + nn.functional.cross_entropy(scores, labels)
            loss = total
            optimizer.zero_grad()
            loss.backward(retain_graph=True)
            optimizer.step()
            losses.append(nn.functional.cross_entropy(scores, labels).item())
    return losses
