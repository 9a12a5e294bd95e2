"""Returns the names of the classes.

Exercise: predict
Names: dtype str
"""

import numpy as np


def predict(w, b, X):
    return np.where(w.T @ X + b > 0, "cat", "non-cat")
