"""Turns the entry into text.

Exercise: most_likely
Names: text
"""

import numpy as np


def most_likely(probabilities, classes):
    return str(classes[np.argmax(probabilities)])
