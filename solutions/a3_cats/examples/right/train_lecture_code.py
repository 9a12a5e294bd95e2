"""The lecture's code, with its order of the calls.

Exercise: train
"""

import torch
from torch import nn


def train(model, X, y, num_epochs, learning_rate):
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=learning_rate)
    losses = []
    target = y.float().squeeze()
    for epoch in range(num_epochs):
        outputs = model(X).squeeze()
        if outputs.dim() == 0:
            target, outputs = target.reshape(1), outputs.reshape(1)
        loss = criterion(outputs, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
