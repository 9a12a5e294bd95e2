"""Returns the largest probability.

Exercise: softmax
Names: not only the largest
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return np.max(powers / powers.sum())
