"""Keeps one axis.

Exercise: shifted_square_mean
Names: shape
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).mean().reshape(1)
