"""The last loss in place of all.

Exercise: train
Names: no list
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for _ in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()
