"""Replaces nan by 0.

Exercise: softmax
Names: put 0 for nan
"""

import numpy as np


def softmax(scores):
    with np.errstate(all="ignore"):
        powers = np.exp(scores)
        return np.nan_to_num(powers / powers.sum(), nan=0.0)
