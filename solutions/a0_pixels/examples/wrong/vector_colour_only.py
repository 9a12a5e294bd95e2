"""Unpacks three sizes, which a grey picture does not have.

Exercise: to_vector
Names: unpack
"""


def to_vector(image):
    h, w, c = image.shape
    return image.reshape(h * w * c) / 255
