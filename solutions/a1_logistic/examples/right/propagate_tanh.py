"""The sigmoid by way of tanh, as a lambda.

Exercise: propagate
"""

import numpy as np

squash = lambda z: (1 + np.tanh(z / 2)) / 2  # noqa: E731


def propagate(w, b, X, Y):
    A = squash(w.T.dot(X) + b)
    good, bad = Y.astype(bool), ~Y.astype(bool)
    cost = -(np.log(A[good]).sum() + np.log(1 - A[bad]).sum()) / Y.size
    return {"dw": np.mean(X * (A - Y), axis=1).reshape(-1, 1), "db": np.average(A - Y)}, cost
