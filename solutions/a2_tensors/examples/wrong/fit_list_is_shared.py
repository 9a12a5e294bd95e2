"""The list of losses is a default argument, shared by all calls.

Exercise: fit_slope
Names: new list|one loss for each update
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100, losses=[]):  # noqa: B006
    c = torch.tensor(0.0, requires_grad=True)
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
