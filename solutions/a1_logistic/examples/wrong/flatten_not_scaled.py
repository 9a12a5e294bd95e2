"""Forgets to divide.

Exercise: flatten_and_scale
Names: not scaled
"""


def flatten_and_scale(images):
    return images.reshape(images.shape[0], -1).T.astype(float)
