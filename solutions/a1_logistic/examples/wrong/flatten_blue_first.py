"""Swaps red and blue.

Exercise: flatten_and_scale
Names: wrong places
"""


def flatten_and_scale(images):
    return images[..., ::-1].reshape(images.shape[0], -1).T / 255
