"""Doubles in place of squaring.

Exercise: shifted_square_mean
Names: doubles
"""


def shifted_square_mean(x):
    return ((x + 3) * 2).mean()
