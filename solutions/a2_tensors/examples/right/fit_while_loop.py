"""A while loop that clears the gradient first.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.zeros((), dtype=torch.float64, requires_grad=True)
    losses, updates = [], 0
    while updates < n_iters:
        if c.grad is not None:
            c.grad.zero_()
        loss = calc_loss(Y, X * c)
        loss.backward()
        losses += [loss.detach().numpy()]
        with torch.no_grad():
            c.copy_(c - learning_rate * c.grad)
        updates += 1
    return c.detach().numpy(), losses
