"""Keeps the weights with the lowest loss, and puts them back at the end.

Exercise: train
"""

import copy

import torch
from torch import nn


def train(model, loader, num_epochs, learning_rate, device):
    model = model.to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    best, best_state = float("inf"), None
    losses = []
    for _ in range(num_epochs):
        model.train()
        sums, count = 0.0, 0
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            sums, count = sums + loss.item() * labels.size(0), count + labels.size(0)
        if sums / count < best:
            best, best_state = sums / count, copy.deepcopy(model.state_dict())
    if best_state is not None:
        model.load_state_dict(best_state)
    return losses
