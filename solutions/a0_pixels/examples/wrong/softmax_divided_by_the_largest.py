"""Divides by the largest exponential.

Exercise: softmax
Names: largest
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.max()
