"""Divides by the number of rows.

Exercise: shifted_square_mean
Names: rows of x
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).sum() / len(x)
