"""Records the loss of the batch before.

Exercise: train
Names: one step late
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses, previous = [], None
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            previous = loss.item() if previous is None else previous
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(previous)
            previous = loss.item()
    return losses
