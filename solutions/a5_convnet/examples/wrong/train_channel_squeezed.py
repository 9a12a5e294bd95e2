"""The axis of the one channel is squeezed away.

Exercise: train
Names: as they come
"""

import torch
from torch import nn


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.squeeze(1).to(device), labels.to(device)
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
