"""Keeps a copy of the whole model for each epoch, and an average of the weights.

Exercise: train
"""

import copy


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device)
    average = torch.optim.swa_utils.AveragedModel(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9, weight_decay=1e-3)
    losses, copies = [], []
    for epoch in range(num_epochs):
        model.train()
        for step, batch in enumerate(loader):
            X, y = (part.to(device) for part in batch)
            out = model(X.flatten(1))
            loss = nn.functional.cross_entropy(out, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            average.update_parameters(model)
            losses.append(round(loss.item(), 6))
        copies.append(copy.deepcopy(model).eval())
    return losses
