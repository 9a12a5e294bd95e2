"""zero_grad comes between backward and step.

Exercise: train
Names: never moves
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), y.float())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses
