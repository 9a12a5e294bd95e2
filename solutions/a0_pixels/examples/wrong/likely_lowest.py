"""np.argmin.

Exercise: most_likely
Names: lowest
"""

import numpy as np


def most_likely(probabilities, classes):
    return classes[np.argmin(probabilities)]
