"""In numpy.

Exercise: fit_slope
"""

import numpy as np


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    x, y = X.numpy(), Y.numpy()
    c, losses = np.float64(0), np.empty(n_iters)
    for i in range(n_iters):
        error = c * x - y
        losses[i] = np.mean(error**2)
        c -= learning_rate * 2 * np.mean(error * x)
    return c, losses
