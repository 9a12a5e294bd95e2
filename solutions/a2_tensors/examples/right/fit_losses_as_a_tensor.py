"""A tensor of losses, filled as it goes.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor([0.0], requires_grad=True)
    losses = torch.zeros(n_iters)
    for i in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses[i] = loss.detach()
        (slope,) = torch.autograd.grad(loss, c)
        c = (c.detach() - learning_rate * slope).requires_grad_(True)
    return c, losses
