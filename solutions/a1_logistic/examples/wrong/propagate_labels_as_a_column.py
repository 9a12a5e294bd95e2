"""Y is turned into a column, so that numpy pairs every prediction with every label.

Exercise: propagate
Names: every prediction with every label
"""

import numpy as np


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    column = Y.reshape(-1, 1)
    cost = -np.mean(column * np.log(A) + (1 - column) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
