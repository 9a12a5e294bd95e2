"""Subtracts the mean, which does not help with 1000 and -1000.

Exercise: softmax
Names: overflow
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.mean())
    return powers / powers.sum()
