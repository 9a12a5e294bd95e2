"""It stops as soon as a loss is larger than the one before.

Exercise: fit_slope
Names: update was
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        if losses and loss.item() > losses[-1] + 1e-3:
            break
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
