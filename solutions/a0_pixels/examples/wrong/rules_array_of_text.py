"""np.where gives an array.

Exercise: classify_by_rules
Names: not an array
"""

import numpy as np


def classify_by_rules(image):
    return np.where(image.sum() == 2, "1", np.where(image[0, 1] == 1, "7", "L"))
