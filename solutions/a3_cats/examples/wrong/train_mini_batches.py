"""Two halves of the data, one update for each.

Exercise: train
Names: all examples at once
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for part, labels in zip(X.split(3), y.split(3)):
            loss = F.binary_cross_entropy(model(part).reshape(-1), labels.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return losses
