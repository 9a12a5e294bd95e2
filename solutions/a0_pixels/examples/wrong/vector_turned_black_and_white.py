"""Inverts the caller's picture, and turns its own answer back.

Exercise: to_vector
Names: caller's image
"""


def to_vector(image):
    image[...] = 255 - image
    return 1 - image.reshape(-1) / 255
