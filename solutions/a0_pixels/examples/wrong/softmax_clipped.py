"""Cuts the scores off at 500.

Exercise: softmax
Names: cut off
"""

import numpy as np


def softmax(scores):
    powers = np.exp(np.clip(scores, -500, 500))
    return powers / powers.sum()
