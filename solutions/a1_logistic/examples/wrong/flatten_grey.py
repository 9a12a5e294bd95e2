"""Keeps one number per pixel.

Exercise: flatten_and_scale
Names: 3 numbers
"""


def flatten_and_scale(images):
    return images.mean(axis=3).reshape(images.shape[0], -1).T / 255
