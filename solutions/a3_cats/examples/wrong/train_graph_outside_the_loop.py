"""The outputs are computed once, before the loop.

Exercise: train
Names: second time
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    outputs = model(X).reshape(-1)
    for _ in range(num_epochs):
        loss = F.binary_cross_entropy(outputs, y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
