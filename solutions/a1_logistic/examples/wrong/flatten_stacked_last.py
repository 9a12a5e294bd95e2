"""Stacks the pictures along the last axis and cuts in the wrong place.

Exercise: flatten_and_scale
Names: mixed
"""

import numpy as np


def flatten_and_scale(images):
    m = images.shape[0]
    return np.stack(list(images), -1).reshape(m, -1).T / 255
