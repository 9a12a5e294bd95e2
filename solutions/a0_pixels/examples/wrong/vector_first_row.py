"""Returns inside the loop.

Exercise: to_vector
Names: h × w × c
"""

import numpy as np


def to_vector(image):
    x = []
    for row in image:
        for pixel in row:
            x.extend(np.ravel(pixel) / 255)
        return np.array(x)
