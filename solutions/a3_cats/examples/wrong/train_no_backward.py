"""backward is missing.

Exercise: train
Names: never moves
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = F.binary_cross_entropy(model(X).reshape(-1), y.float())
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses
