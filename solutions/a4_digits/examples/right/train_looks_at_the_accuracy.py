"""Looks at a first batch, at the accuracy of each batch, and of each epoch.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device)
    first, _ = next(iter(loader))
    print("pictures:", tuple(first.shape))
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses, accuracies = [], []
    for epoch in range(num_epochs):
        model.train()
        for images, labels in loader:
            images, labels = images.to(device).flatten(1), labels.to(device)
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            accuracies.append((model(images).argmax(1) == labels).float().mean().item())
        model.eval()
        right = total = 0
        for images, labels in loader:
            with torch.no_grad():
                right += (model(images.to(device).flatten(1)).argmax(1) == labels.to(device)).sum().item()
            total += len(labels)
        print(f"epoch {epoch + 1}: {right / total:.1%}")
    model.train()
    return losses
