"""torch.func, and a tuple of losses.

Exercise: fit_slope
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

from torch.func import grad_and_value


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    step = grad_and_value(lambda c: calc_loss(Y, c * X))
    c, losses = X.new_zeros(()), ()
    for _ in range(n_iters):
        slope, loss = step(c)
        c, losses = c - learning_rate * slope, (*losses, float(loss))
    return float(c), losses
