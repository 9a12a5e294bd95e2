"""np.round of the probabilities, floats.

Exercise: predict
"""

import numpy as np


def predict(w, b, X):
    return np.round(1 / (1 + np.exp(-(np.dot(w.T, X) + b))))
