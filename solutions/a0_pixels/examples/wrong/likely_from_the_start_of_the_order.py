"""argsort()[0], which is the lowest.

Exercise: most_likely
Names: lowest
"""

import numpy as np


def most_likely(probabilities, classes):
    return classes[np.argsort(probabilities)[0]]
