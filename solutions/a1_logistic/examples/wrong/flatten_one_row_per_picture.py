"""Forgets the transpose.

Exercise: flatten_and_scale
Names: transpose
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], -1) / 255
