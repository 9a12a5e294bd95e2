"""Scales and forgets to flatten.

Exercise: to_vector
Names: more than one axis
"""


def to_vector(image):
    return image / 255
