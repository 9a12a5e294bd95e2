"""cost and db are arrays of shape (1, 1).

Exercise: propagate
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / m  # (1, 1)
    db = np.sum(A - Y, axis=1, keepdims=True) / m  # (1, 1)
    return {"dw": X @ (A - Y).T / m, "db": db}, cost
