"""1 where the probability is below 0.5.

Exercise: predict
Names: wrong way round
"""

import numpy as np


def predict(w, b, X):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return (A < 0.5).astype(int)
