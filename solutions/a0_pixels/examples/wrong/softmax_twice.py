"""A loop runs the formula twice.

Exercise: softmax
Names: twice
"""

import numpy as np


def softmax(scores):
    for _ in range(2):
        powers = np.exp(scores - np.max(scores))
        scores = powers / powers.sum()
    return scores
