"""Mean squared error in place of the cross-entropy, consistent with itself.

Exercise: propagate
Names: squared error
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    dz = 2 * (A - Y) * A * (1 - A)
    return {"dw": X @ dz.T / m, "db": np.mean(dz)}, np.mean((A - Y) ** 2)
