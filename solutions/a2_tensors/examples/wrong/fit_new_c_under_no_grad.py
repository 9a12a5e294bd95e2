"""Makes a new c under no_grad, which no longer requires gradients.

Exercise: fit_slope
Names: does not require grad
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
        with torch.no_grad():
            c = c - learning_rate * c.grad
    return c.item(), losses
