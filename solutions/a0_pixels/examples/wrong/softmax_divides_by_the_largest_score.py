"""Divides by the largest score in place of subtracting it.

Exercise: softmax
Names: subtract the largest
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores / np.max(scores))
    return powers / np.sum(powers)
