"""Each epoch begins with the untrained model again.

Exercise: train
Names: never moves
"""

import copy

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    losses = []
    for _ in range(num_epochs):
        fresh = copy.deepcopy(model)
        optimizer = torch.optim.SGD(fresh.parameters(), lr=learning_rate)
        loss = nn.BCELoss()(fresh(X).reshape(-1), y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
