"""Adds dw up to one number.

Exercise: propagate
Names: own derivative
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.sum(X * (A - Y)) / m, "db": np.mean(A - Y)}, cost
