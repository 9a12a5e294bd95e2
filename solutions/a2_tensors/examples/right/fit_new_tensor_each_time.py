"""Detaches c after each step.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        c = (c - learning_rate * c.grad).detach().requires_grad_(True)
    return c.item(), losses
