"""Fortran order and np.matrix inside.

Exercise: propagate
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    X_, w_ = np.matrix(X), np.matrix(w)
    A = 1 / (1 + np.exp(-(w_.T * X_ + b)))
    error = A - Y.astype(float)
    cost = -np.sum(np.multiply(Y, np.log(A)) + np.multiply(1 - Y, np.log(1 - A))) / m
    return {"dw": np.asfortranarray(X_ * error.T / m), "db": np.sum(error) / m}, cost
