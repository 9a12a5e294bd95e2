"""The limit is 0.6.

Exercise: predict
Names: limit
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return (A > 0.6).astype(int)
