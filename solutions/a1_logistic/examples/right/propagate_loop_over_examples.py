"""A loop over the examples, with plain Python numbers.

Exercise: propagate
"""

import math


def propagate(w, b, X, Y):
    m = X.shape[1]
    cost, dw, db = 0.0, 0.0 * w, 0.0
    for i in range(m):
        x, y = X[:, i : i + 1], float(Y[0, i])
        a = 1 / (1 + math.exp(-(float((w * x).sum()) + b)))
        cost += -(y * math.log(a) + (1 - y) * math.log(1 - a)) / m
        dw += x * (a - y) / m
        db += (a - y) / m
    return {"dw": dw, "db": db}, cost
