"""Flattens and forgets to scale.

Exercise: to_vector
Names: not scaled
"""


def to_vector(image):
    return image.reshape(-1).astype(float)
