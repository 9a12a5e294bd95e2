"""Records the loss after the update.

Exercise: fit_slope
Names: after the update
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
        losses.append(calc_loss(Y, c * X).item())
    return c.item(), losses
