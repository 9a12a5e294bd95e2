"""step before backward, zero_grad after step.

Exercise: train
Names: before backward|gradient of the batch before|first backward, then step
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.step()
            optimizer.zero_grad()
            loss.backward()
            losses.append(loss.item())
    return losses
