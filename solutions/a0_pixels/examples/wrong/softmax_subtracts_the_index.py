"""np.argmax in place of np.max.

Exercise: softmax
Names: overflow
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - np.argmax(scores))
    return powers / powers.sum()
