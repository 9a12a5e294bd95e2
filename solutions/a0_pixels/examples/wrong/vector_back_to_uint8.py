"""Scales, then goes back to the type of the picture.

Exercise: to_vector
Names: back to uint8
"""


def to_vector(image):
    return (image / 255).astype(image.dtype).ravel()
