"""Starts at c = 1.

Exercise: fit_slope
Names: starts at 1
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(1.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
