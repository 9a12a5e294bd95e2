"""Only the exponentials.

Exercise: softmax
Names: exponentials alone
"""

import numpy as np


def softmax(scores):
    return np.exp(scores)
