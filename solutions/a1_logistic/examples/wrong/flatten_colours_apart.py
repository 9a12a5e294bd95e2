"""All red values first, then green, then blue.

Exercise: flatten_and_scale
Names: wrong places
"""


def flatten_and_scale(images):
    return images.transpose(0, 3, 1, 2).reshape(images.shape[0], -1).T / 255
