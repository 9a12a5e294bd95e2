"""np.interp of an iterator.

Exercise: to_vector
"""

import numpy as np


def to_vector(image):
    return np.interp(list(image.flat), [0, 255], [0, 1])
