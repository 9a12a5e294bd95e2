"""Subtracts the largest score and forgets to divide.

Exercise: softmax
Names: divided
"""

import numpy as np


def softmax(scores):
    return np.exp(scores - np.max(scores))
