"""Returns a sentence.

Exercise: most_likely
Names: no entry of classes
"""

import numpy as np


def most_likely(probabilities, classes):
    i = np.argmax(probabilities)
    return f"{classes[i]} ({probabilities[i]:.0%})"
