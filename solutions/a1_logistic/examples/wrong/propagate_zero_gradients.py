"""The gradients are 0.

Exercise: propagate
Names: nothing is learned
"""

import numpy as np


def propagate(w, b, X, Y):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.zeros(w.shape), "db": 0.0}, cost
