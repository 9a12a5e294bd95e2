"""Transposes the whole stack before it reshapes.

Exercise: flatten_and_scale
Names: reverses all four axes
"""


def flatten_and_scale(images):
    return images.T.reshape(-1, images.shape[0]) / 255
