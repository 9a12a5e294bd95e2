"""Divides by the mean.

Exercise: softmax
Names: mean
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / np.mean(powers)
