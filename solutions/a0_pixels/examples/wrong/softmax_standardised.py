"""Standardises the scores first.

Exercise: softmax
Names: don't divide
"""

import numpy as np


def softmax(scores):
    z = (scores - scores.mean()) / scores.std()
    return np.exp(z) / np.exp(z).sum()
