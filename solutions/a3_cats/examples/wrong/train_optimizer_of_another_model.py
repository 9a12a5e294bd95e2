"""The optimizer belongs to another model.

Exercise: train
Names: never moves
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    other = LogisticClassifier(X.shape[1])
    optimizer = torch.optim.SGD(other.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = nn.BCELoss()(model(X).reshape(-1), y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
