"""Forgets the factor 2 in a gradient by hand.

Exercise: fit_slope
Names: factor 2
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c, losses = 0.0, []
    for _ in range(n_iters):
        losses.append(calc_loss(Y, c * X).item())
        c -= learning_rate * ((c * X - Y) * X).mean().item()
    return c, losses
