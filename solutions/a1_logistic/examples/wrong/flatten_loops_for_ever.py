"""A loop that ends only for up to five pictures.

Exercise: flatten_and_scale
Names: never ends
"""

import numpy as np


def flatten_and_scale(images):
    columns, i = [], 0
    while i < len(images):
        columns.append(images[i].ravel() / 255)
        i = min(i + 1, 5)
        del columns[5:]
    return np.stack(columns, axis=1)
