"""Takes the scores for probabilities.

Exercise: propagate
Names: strictly between 0 and 1
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = w.T @ X + b
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
