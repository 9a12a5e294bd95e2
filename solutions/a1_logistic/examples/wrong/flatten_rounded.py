"""Rounds to whole numbers, as floats.

Exercise: flatten_and_scale
Names: every value is 0
"""

import numpy as np


def flatten_and_scale(images):
    return np.floor(images.reshape(images.shape[0], -1).T / 255.5)
