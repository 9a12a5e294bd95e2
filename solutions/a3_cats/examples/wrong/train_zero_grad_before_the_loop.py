"""The gradients are cleared once, before the loop.

Exercise: train
Names: add up
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    optimizer.zero_grad()
    losses = []
    for _ in range(num_epochs):
        loss = F.binary_cross_entropy(model(X).flatten(), y.float())
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return losses
