"""Scales to -1..1.

Exercise: to_vector
Names: between -1 and 1
"""


def to_vector(image):
    return image.reshape(-1) / 127.5 - 1
