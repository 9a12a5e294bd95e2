"""All differences at once: 1 over the sum of exp(s_j - s_i).

Exercise: softmax
"""

import numpy as np


def softmax(scores):
    with np.errstate(over="ignore"):
        return 1 / np.exp(scores[None, :] - scores[:, None]).sum(axis=1)
