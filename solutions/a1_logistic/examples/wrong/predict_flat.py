"""An array with one axis.

Exercise: predict
Names: flat array
"""

import numpy as np


def predict(w, b, X):
    return np.ravel(w.T @ X + b > 0).astype(int)
