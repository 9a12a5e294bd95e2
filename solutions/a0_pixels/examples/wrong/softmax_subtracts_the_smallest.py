"""Subtracts the smallest score.

Exercise: softmax
Names: overflow
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.min())
    return powers / powers.sum()
