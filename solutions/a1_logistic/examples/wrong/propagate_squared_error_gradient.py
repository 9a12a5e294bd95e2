"""The factor A(1 - A), which belongs to squared error.

Exercise: propagate
Names: squared error
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dz = (A - Y) * A * (1 - A)
    return {"dw": X @ dz.T / m, "db": np.mean(dz)}, cost
