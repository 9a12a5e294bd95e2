"""Fortran order.

Exercise: to_vector
Names: column by column
"""


def to_vector(image):
    return image.flatten("F") / 255
