"""Divides by the largest value of this picture.

Exercise: to_vector
Names: this very picture
"""


def to_vector(image):
    return image.reshape(-1) / image.max()
