"""A sigmoid for each score.

Exercise: softmax
Names: sigmoid
"""

import numpy as np


def softmax(scores):
    return 1 / (1 + np.exp(-scores))
