"""Divides by 255 twice.

Exercise: flatten_and_scale
Names: twice
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], -1).T / 255 / 255
