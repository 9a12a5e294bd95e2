"""The label is compared with the probability of the other class.

Exercise: train
Names: wrong way round
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), 1.0 - y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
