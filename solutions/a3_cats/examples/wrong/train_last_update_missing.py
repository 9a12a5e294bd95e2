"""No update in the last epoch.

Exercise: train
Names: one update is missing
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for epoch in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), y.float())
        losses.append(loss.item())
        if epoch == num_epochs - 1:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses
