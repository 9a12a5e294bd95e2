"""if A > 0.5 on the whole array.

Exercise: predict
Names: truth value
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    if A > 0.5:
        return 1
    return 0
