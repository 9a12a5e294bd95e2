"""Divides with //.

Exercise: to_vector
Names: not with //
"""


def to_vector(image):
    return image.reshape(-1) // 255
