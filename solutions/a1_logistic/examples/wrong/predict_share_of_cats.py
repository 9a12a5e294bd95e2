"""Returns one number for all examples.

Exercise: predict
Names: single number
"""

import numpy as np


def predict(w, b, X):
    return np.mean(w.T @ X + b > 0)
