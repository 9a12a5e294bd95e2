"""A list of 0-d tensors, each with its graph.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss)
        loss.backward()
        c.data = c.data - learning_rate * c.grad.data
        c.grad = None
    return c, losses
