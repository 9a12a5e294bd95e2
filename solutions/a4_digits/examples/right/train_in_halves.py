"""Each batch in two halves, whose gradients add up; the losses are tensors without a graph.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            optimizer.zero_grad()
            total = torch.zeros((), device=device)
            for X, y in zip(images.to(device).chunk(2), labels.to(device).chunk(2)):
                part = nn.functional.cross_entropy(model(X.flatten(1)), y, reduction="sum") / len(labels)
                part.backward()
                total += part.detach()
            optimizer.step()
            losses.append(total)
    return losses
