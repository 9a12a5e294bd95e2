"""Returns more than was asked for, in a list.

Exercise: propagate
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    z = w.T @ X + b
    A = 1 / (1 + np.exp(-z))
    dz = A - Y
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return [{"dw": X @ dz.T / m, "db": np.mean(dz), "A": A, "dz": dz, "m": m, "note": "done"}, cost]
