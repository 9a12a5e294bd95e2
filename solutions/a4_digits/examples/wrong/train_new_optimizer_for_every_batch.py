"""A new optimizer for every batch.

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
        for images, labels in loader:
            optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
            loss = nn.functional.cross_entropy(model(images.flatten(1).to(device)), labels.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
