"""The gradient by hand, in plain Python numbers.

Exercise: fit_slope
"""


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    c, losses = 0.0, []
    points = list(zip(X.tolist(), Y.tolist(), strict=True))
    for _ in range(n_iters):
        losses.append(sum((c * x - y) ** 2 for x, y in points) / len(points))
        c -= learning_rate * sum(2 * (c * x - y) * x for x, y in points) / len(points)
    return c, losses
