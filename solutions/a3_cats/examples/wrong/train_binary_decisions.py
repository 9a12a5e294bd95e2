"""The loss of the decisions in place of the probabilities.

Exercise: train
Names: does not require grad
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        decisions = (model(X).reshape(-1) > 0.5).float()
        loss = F.binary_cross_entropy(decisions, y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
