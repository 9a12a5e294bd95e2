"""Rounds to two digits.

Exercise: to_vector
Names: rounded
"""

import numpy as np


def to_vector(image):
    return np.round(image.reshape(-1) / 255, 2)
