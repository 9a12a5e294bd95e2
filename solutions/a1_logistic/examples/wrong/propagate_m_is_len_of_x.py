"""Takes len(X), the number of rows, for the number of examples in the gradients only.

Exercise: propagate
Names: columns
"""

import numpy as np


def propagate(w, b, X, Y):
    m = len(X)
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
