"""Divides by all entries of X.

Exercise: propagate
Names: number of entries
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.size
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
