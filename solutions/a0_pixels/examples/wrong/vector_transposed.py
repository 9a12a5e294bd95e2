"""Transposes first.

Exercise: to_vector
Names: column by column
"""


def to_vector(image):
    return image.swapaxes(0, 1).reshape(-1) / 255
