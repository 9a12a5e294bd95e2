"""exp(-s), as in the sigmoid.

Exercise: softmax
Names: minus
"""

import numpy as np


def softmax(scores):
    powers = np.exp(-(scores - scores.min()))
    return powers / powers.sum()
