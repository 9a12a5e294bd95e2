"""Squares the mean error.

Exercise: fit_slope
Names: mean error
"""

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = (c * X - Y).mean() ** 2
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
