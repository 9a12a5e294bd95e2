"""A new optimizer for every epoch.

Exercise: train
Names: before both loops
"""

import torch
from torch import nn


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device)
    model.train()
    losses = []
    for _ in range(num_epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
        for images, labels in loader:
            loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
