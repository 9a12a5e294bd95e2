"""The part of the loss for label 0 is forgotten.

Exercise: train
Names: only the examples with label 1
"""

import torch


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = -(y * torch.log(model(X).reshape(-1))).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
