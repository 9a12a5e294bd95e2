"""scores -= the largest.

Exercise: softmax
Names: caller's scores
"""

import numpy as np


def softmax(scores):
    scores -= np.max(scores)
    return np.exp(scores) / np.sum(np.exp(scores))
