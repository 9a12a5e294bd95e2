"""Long gradients are cut to length 1.

Exercise: train
Names: whole gradient
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        p = model(X)
        loss = nn.functional.binary_cross_entropy(p, y.float().reshape(p.shape))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    return losses
