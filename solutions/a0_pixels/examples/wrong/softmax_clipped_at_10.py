"""Cuts the scores off at 10.

Exercise: softmax
Names: cut off
"""

import numpy as np


def softmax(scores):
    powers = np.exp(np.clip(scores, -10, 10))
    return powers / powers.sum()
