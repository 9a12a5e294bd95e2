"""An optimizer whose zero_grad is forgotten.

Exercise: fit_slope
Names: never set back|back to 0
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    optimizer = torch.optim.SGD([c], lr=learning_rate)
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return c.item(), losses
