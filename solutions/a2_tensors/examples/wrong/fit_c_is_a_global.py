"""c lives outside the function and goes on from the last call.

Exercise: fit_slope
Names: earlier call
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch

c = torch.tensor(0.0, requires_grad=True)


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    losses = []
    for _ in range(n_iters):
        loss = calc_loss(Y, c * X)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            c.sub_(learning_rate * c.grad)
        c.grad.zero_()
    return c.item(), losses
