"""Overwrites the pictures it was given.

Exercise: flatten_and_scale
Names: caller's images
"""


def flatten_and_scale(images):
    X = images.reshape(images.shape[0], -1).T / 255
    images[...] = 0
    return X
