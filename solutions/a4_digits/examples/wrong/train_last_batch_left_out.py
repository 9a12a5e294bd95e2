"""A smaller last batch is left out.

Exercise: train
Names: last one counts
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    size = len(next(iter(loader))[0])
    for _ in range(num_epochs):
        for images, labels in loader:
            if len(images) < size:
                continue
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
