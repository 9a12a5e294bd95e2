"""Sorts the caller's probabilities, and finds the class before.

Exercise: most_likely
Names: caller's probabilities
"""

import numpy as np


def most_likely(probabilities, classes):
    place = np.argmax(probabilities)
    probabilities.sort()
    return classes[place]
