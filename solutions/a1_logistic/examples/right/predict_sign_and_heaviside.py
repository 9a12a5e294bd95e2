"""np.heaviside of the score, as uint8.

Exercise: predict
"""

import numpy as np


def predict(w, b, X):
    return np.heaviside(np.atleast_2d(X.T @ w + b).T, 0).astype(np.uint8)
