"""Flattens the caller's own array.

Exercise: to_vector
Names: caller's image
"""


def to_vector(image):
    image.shape = (image.size,)
    return image / 255
