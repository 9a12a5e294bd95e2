"""Y -= A, into an array of integers.

Exercise: propagate
Names: cast
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    Y -= A
    return {"dw": -X @ Y.T / m, "db": -np.mean(Y)}, cost
