"""Updates after each single example.

Exercise: fit_slope
Names: each single example
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c, losses = 0.0, []
    for _ in range(n_iters):
        losses.append(calc_loss(Y, c * X).item())
        for x, y in zip(X.tolist(), Y.tolist(), strict=True):
            c -= learning_rate * 2 * (c * x - y) * x
    return c, losses
