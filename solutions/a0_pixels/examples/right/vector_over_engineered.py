"""A class with checks of its input.

Exercise: to_vector
"""

import numpy as np


class ImageVectoriser:
    MAX_VALUE = 255.0

    def __init__(self, image):
        if not isinstance(image, np.ndarray):
            raise TypeError("image must be an array")
        if image.ndim not in (2, 3):
            raise ValueError("image must be (h, w) or (h, w, c)")
        self.image = np.ascontiguousarray(image)

    def transform(self):
        n = int(np.prod(self.image.shape))
        return np.true_divide(self.image.reshape((n,), order="C"), self.MAX_VALUE)


def to_vector(image):
    return ImageVectoriser(image).transform()
