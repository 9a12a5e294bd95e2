"""Returns the index.

Exercise: most_likely
Names: index
"""

import numpy as np


def most_likely(probabilities, classes):
    return np.argmax(probabilities)
