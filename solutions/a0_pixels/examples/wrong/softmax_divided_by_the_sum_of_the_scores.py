"""Divides by the sum of the scores.

Exercise: softmax
Names: sum of the powers
"""

import numpy as np


def softmax(scores):
    return np.exp(scores) / np.sum(scores)
