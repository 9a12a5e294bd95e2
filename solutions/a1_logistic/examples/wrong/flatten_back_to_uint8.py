"""Turns the result back into uint8.

Exercise: flatten_and_scale
Names: integers
"""

import numpy as np


def flatten_and_scale(images):
    return np.uint8(images.reshape(images.shape[0], -1).T / 255)
