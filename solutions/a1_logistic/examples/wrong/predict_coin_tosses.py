"""Guesses.

Exercise: predict
Names: above 0.5
"""

import numpy as np


def predict(w, b, X):
    return np.random.randint(0, 2, size=(1, X.shape[1]))
