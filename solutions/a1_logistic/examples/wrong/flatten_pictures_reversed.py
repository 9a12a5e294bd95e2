"""The last picture comes first.

Exercise: flatten_and_scale
Names: another order
"""


def flatten_and_scale(images):
    return images[::-1].reshape(images.shape[0], -1).T / 255
