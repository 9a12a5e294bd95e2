"""The product with itself, as in the lecture.

Exercise: shifted_square_mean
"""


def shifted_square_mean(x):
    y = x + 3.0
    z = y * y
    return z.mean()
