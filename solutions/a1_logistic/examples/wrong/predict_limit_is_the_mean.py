"""The limit is the mean of the probabilities.

Exercise: predict
Names: mean of the probabilities
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return (np.mean(A) < A).astype(int)
