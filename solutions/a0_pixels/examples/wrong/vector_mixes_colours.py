"""Makes grey out of colour.

Exercise: to_vector
Names: h × w × c
"""


def to_vector(image):
    if image.ndim == 3:
        image = image.mean(axis=2)
    return image.reshape(-1) / 255
