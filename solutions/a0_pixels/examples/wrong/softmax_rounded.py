"""Rounds to two decimals.

Exercise: softmax
Names: rounded
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return np.round(powers / powers.sum(), 2)
