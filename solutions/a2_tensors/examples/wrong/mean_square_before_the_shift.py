"""Adds 3 after the square.

Exercise: shifted_square_mean
Names: after the square
"""


def shifted_square_mean(x):
    return (x**2 + 3).mean()
