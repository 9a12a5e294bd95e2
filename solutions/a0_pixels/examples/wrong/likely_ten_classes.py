"""Looks at ten classes only.

Exercise: most_likely
Names: first ten
"""

import numpy as np


def most_likely(probabilities, classes):
    return classes[np.argmax(probabilities[:10])]
