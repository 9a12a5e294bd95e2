"""np.maximum(A, 1), a line of the lecture.

Exercise: predict
Names: every decision is 1
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return np.maximum(A, 1)
