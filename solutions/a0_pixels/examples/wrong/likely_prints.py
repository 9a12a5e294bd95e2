"""Prints.

Exercise: most_likely
Names: `return`
"""

import numpy as np


def most_likely(probabilities, classes):
    print(classes[np.argmax(probabilities)])
