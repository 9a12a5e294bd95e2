"""Goes down the sum of the squares.

Exercise: fit_slope
Names: sum of the squares
"""

import torch


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c = torch.tensor(0.0, requires_grad=True)
    losses = []
    for _ in range(n_iters):
        loss = ((c * X - Y) ** 2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c -= learning_rate * c.grad
        c.grad.zero_()
    return c.item(), losses
