"""Already takes a step, in the caller's w.

Exercise: propagate
Names: caller's w
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = X @ (A - Y).T / m
    w -= 0.009 * dw
    return {"dw": dw, "db": np.mean(A - Y)}, cost
