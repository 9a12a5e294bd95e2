"""A while loop; the gradients are cleared after the step; the losses are numpy floats.

Exercise: train
"""

import numpy as np
import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    optimizer = torch.optim.SGD(model.parameters(), learning_rate)
    model.zero_grad()
    losses = []
    while len(losses) < num_epochs:
        p = model(X).reshape(y.shape)
        loss = F.binary_cross_entropy(p, y.type_as(p))
        loss.backward()
        losses.append(np.float64(loss.item()))
        optimizer.step()
        model.zero_grad()
    return losses
