"""Decides between -1 and 1.

Exercise: predict
Names: neither 0 nor 1
"""

import numpy as np


def predict(w, b, X):
    return np.sign(w.T @ X + b)
