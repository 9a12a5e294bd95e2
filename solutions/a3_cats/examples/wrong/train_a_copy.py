"""A copy of the model is trained.

Exercise: train
Names: a copy
"""

import copy

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
