"""Prints the vector.

Exercise: to_vector
Names: `return`
"""


def to_vector(image):
    print(image.reshape(-1) / 255)
