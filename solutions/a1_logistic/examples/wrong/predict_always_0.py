"""int() of each probability.

Exercise: predict
Names: every decision is 0
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return A.astype(int)
