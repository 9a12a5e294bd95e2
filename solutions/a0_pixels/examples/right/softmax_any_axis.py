"""Over-engineered: any number of axes, with keepdims.

Exercise: softmax
"""

import numpy as np


def softmax(scores, axis=-1, temperature=1.0):
    scores = np.asarray(scores, dtype=np.float64)
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    scaled = scores / temperature
    powers = np.exp(scaled - np.max(scaled, axis=axis, keepdims=True))
    result = powers / np.sum(powers, axis=axis, keepdims=True)
    assert np.isclose(result.sum(), 1)
    return result
