"""The scores of one batch for all epochs.

Exercise: train
Names: backward through the graph a second time|second time|new
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    batches = list(loader)
    images, labels = batches[0]
    loss = nn.functional.cross_entropy(model(images.flatten(1)), labels)
    for _ in range(num_epochs):
        for images, labels in batches:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
