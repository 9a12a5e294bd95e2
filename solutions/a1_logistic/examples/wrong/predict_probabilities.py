"""Returns the probabilities.

Exercise: predict
Names: probabilities
"""

import numpy as np


def predict(w, b, X):
    return 1 / (1 + np.exp(-(w.T @ X + b)))
