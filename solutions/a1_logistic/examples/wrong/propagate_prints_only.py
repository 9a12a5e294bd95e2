"""Prints the answer and returns nothing.

Exercise: propagate
Names: `return`
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    print({"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)})
    print(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
