"""Forgets the factor x in a gradient by hand.

Exercise: fit_slope
Names: factor x is missing
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c, losses = 0.0, []
    for _ in range(n_iters):
        losses.append(calc_loss(Y, c * X).item())
        c -= learning_rate * 2 * (c * X - Y).mean().item()
    return c, losses
