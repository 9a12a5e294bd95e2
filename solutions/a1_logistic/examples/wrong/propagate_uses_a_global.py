"""Uses the name train_x of the notebook in place of the argument.

Exercise: propagate
Names: not defined
"""

import numpy as np


def propagate(w, b, X, Y):
    m = train_x.shape[1]  # noqa: F821
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost
