"""Swaps red and blue.

Exercise: to_vector
Names: places
"""


def to_vector(image):
    if image.ndim == 3:
        image = image[:, :, ::-1]
    return image.reshape(-1) / 255
