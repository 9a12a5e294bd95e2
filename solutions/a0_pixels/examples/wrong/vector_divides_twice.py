"""Divides by 255 before and after.

Exercise: to_vector
Names: twice
"""


def to_vector(image):
    image = image / 255
    return image.flatten() / 255
