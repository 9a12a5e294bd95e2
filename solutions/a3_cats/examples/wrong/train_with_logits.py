"""The loss for scores, fed with probabilities.

Exercise: train
Names: bcewithlogitsloss
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    criterion = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = criterion(model(X).reshape(-1), y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
