"""A copy, changed in place.

Exercise: softmax
"""

import numpy as np


def softmax(scores):
    x = scores.copy()
    x -= x.max()
    np.exp(x, out=x)
    x /= x.sum()
    return x
