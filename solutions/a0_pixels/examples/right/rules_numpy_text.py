"""The answer is a numpy str.

Exercise: classify_by_rules
"""

import numpy as np


def classify_by_rules(image):
    names = np.array(["7", "L", "1"])
    templates = [np.array([[1, 1], [0, 1]]), np.array([[1, 0], [1, 1]]), image]
    return names[[np.array_equal(image, template) for template in templates].index(True)]
