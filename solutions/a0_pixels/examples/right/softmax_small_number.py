"""A tiny number in the denominator.

Exercise: softmax
"""

import numpy as np


def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / (e.sum() + 1e-8)
