"""A loop over as many examples as X has rows.

Exercise: propagate
Names: columns
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    cost, dw, db = 0.0, np.zeros(w.shape), 0.0
    for i in range(X.shape[0]):
        x, y = X[:, i : i + 1], Y[0, i]
        a = 1 / (1 + np.exp(-((w * x).sum() + b)))
        cost -= (y * np.log(a) + (1 - y) * np.log(1 - a)) / m
        dw += x * (a - y) / m
        db += (a - y) / m
    return {"dw": dw, "db": db}, cost
