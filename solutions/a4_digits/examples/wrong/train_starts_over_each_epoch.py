"""The weights are put back to the start in each epoch.

Exercise: train
Names: set back to the start
"""

import copy


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    start = copy.deepcopy(model.state_dict())
    for _ in range(num_epochs):
        model.load_state_dict(start)
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
