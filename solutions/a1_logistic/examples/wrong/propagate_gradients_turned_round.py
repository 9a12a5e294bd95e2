"""Y - A in both gradients.

Exercise: propagate
Names: sign
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (Y - A).T / m, "db": np.sum(Y - A) / m}, cost
