"""Predicts once, before the loop.

Exercise: fit_slope
Names: a second time|in-place|inplace
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    Y_hat = c * X
    for _ in range(n_iters):
        loss = calc_loss(Y, Y_hat)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
