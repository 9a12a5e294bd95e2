"""The update by hand, without an optimizer.

Exercise: train
"""

import torch
import torch.nn.functional as F


def train(model, X, y, num_epochs, learning_rate):
    losses = []
    target = y.to(torch.float32)
    for _ in range(num_epochs):
        for p in model.parameters():
            p.grad = None
        loss = F.binary_cross_entropy(model(X).flatten(), target)
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= learning_rate * p.grad
        losses.append(float(loss))
    return losses
