"""argsort()[-2].

Exercise: most_likely
Names: second-highest
"""

import numpy as np


def most_likely(probabilities, classes):
    return classes[np.argsort(probabilities)[-2]]
