"""Puts the answer into the caller's array.

Exercise: softmax
Names: caller's scores
"""

import numpy as np


def softmax(scores):
    shifted = scores - scores.max()
    scores[:] = np.exp(shifted)
    scores /= scores.sum()
    return scores
