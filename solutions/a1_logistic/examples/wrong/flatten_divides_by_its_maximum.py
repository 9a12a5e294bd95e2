"""Divides by the largest value of these pictures.

Exercise: flatten_and_scale
Names: largest possible
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], -1).T / images.max()
