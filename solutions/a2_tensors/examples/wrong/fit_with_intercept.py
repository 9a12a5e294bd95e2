"""Fits a line with an intercept.

Exercise: fit_slope
Names: intercept
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    b = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X + b)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for parameter in (c, b):
                parameter -= learning_rate * parameter.grad
                parameter.grad.zero_()
    return c.item(), losses
