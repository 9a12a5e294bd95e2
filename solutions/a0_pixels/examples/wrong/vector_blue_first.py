"""Swaps red and blue.

Exercise: to_vector
Names: red and blue
"""


def to_vector(image):
    if image.ndim == 3:
        image = image[:, :, ::-1]
    return image.reshape(-1) / 255
