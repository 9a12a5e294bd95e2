"""The losses are rounded to one digit.

Exercise: train
Names: rounded
"""

import torch
from torch import nn


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            loss = nn.functional.cross_entropy(model(images.flatten(1).to(device)), labels.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(round(loss.item(), 1))
    return losses
