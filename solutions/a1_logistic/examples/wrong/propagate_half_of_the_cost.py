"""A factor 1/2 before the cost.

Exercise: propagate
Names: half
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / 2
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
