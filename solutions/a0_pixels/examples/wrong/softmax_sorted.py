"""Sorts the scores.

Exercise: softmax
Names: wrong places
"""

import numpy as np


def softmax(scores):
    powers = np.exp(np.sort(scores) - scores.max())
    return powers / powers.sum()
