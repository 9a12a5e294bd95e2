"""Squares the mean.

Exercise: shifted_square_mean
Names: taken too early
"""


def shifted_square_mean(x):
    return (x + 3).mean() ** 2
