"""The learning rate falls every 100 epochs.

Exercise: train
Names: same rate
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=100, gamma=0.5)
    losses = []
    for _ in range(num_epochs):
        p = model(X)
        loss = nn.functional.binary_cross_entropy(p, y.float().reshape(p.shape))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses
