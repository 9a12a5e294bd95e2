"""Gradient descent with momentum.

Exercise: fit_slope
Names: momentum
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    optimizer = torch.optim.SGD([c], lr=learning_rate, momentum=0.9)
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return c.item(), losses
