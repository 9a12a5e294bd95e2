"""Stretches the range of this picture to 0..1.

Exercise: to_vector
Names: this very picture
"""


def to_vector(image):
    x = image.reshape(-1).astype(float)
    return (x - x.min()) / (x.max() - x.min())
