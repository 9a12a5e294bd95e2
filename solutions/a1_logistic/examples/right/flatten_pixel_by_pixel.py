"""Four nested loops.

Exercise: flatten_and_scale
"""

import numpy as np


def flatten_and_scale(images):
    m, h, w, c = images.shape
    X = np.zeros((h * w * c, m))
    for i in range(m):
        row = 0
        for y in range(h):
            for x in range(w):
                for k in range(c):
                    X[row, i] = images[i, y, x, k] / 255.0
                    row += 1
    return X
