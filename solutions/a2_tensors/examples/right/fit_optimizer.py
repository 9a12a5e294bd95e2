"""A parameter and the optimizer of torch.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.nn.Parameter(torch.zeros(()))
    losses = []
    optimizer = torch.optim.SGD([c], lr=learning_rate)
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return c, losses
