"""Nested loops over pixels into a list of floats.

Exercise: to_vector
"""


def to_vector(image):
    x = []
    for row in image:
        for pixel in row:
            if image.ndim == 2:
                x.append(int(pixel) / 255)
            else:
                for value in pixel:
                    x.append(int(value) / 255)
    return x
