"""The loss after the last update is recorded too.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = [calc_loss(Y, c * X)]
    for _ in range(n_iters):
        losses[-1].backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
        losses.append(calc_loss(Y, c * X))
    return c.detach(), [loss.item() for loss in losses]
