"""The classes as an array: numpy types come back.

Exercise: most_likely
"""

import numpy as np


def most_likely(probabilities, classes):
    return np.array(classes)[np.argmax(probabilities)]
