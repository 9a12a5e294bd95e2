"""h * w numbers, whatever the picture.

Exercise: to_vector
Names: reshape
"""


def to_vector(image):
    h, w = image.shape[:2]
    return image.reshape(h * w) / 255
