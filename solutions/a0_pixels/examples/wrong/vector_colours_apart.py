"""All red, then all green, then all blue.

Exercise: to_vector
Names: colours are separated
"""


def to_vector(image):
    if image.ndim == 3:
        image = image.transpose(2, 0, 1)
    return image.reshape(-1) / 255
