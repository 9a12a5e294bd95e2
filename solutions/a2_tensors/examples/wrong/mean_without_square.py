"""Forgets the square.

Exercise: shifted_square_mean
Names: square is missing
"""


def shifted_square_mean(x):
    return (x + 3).mean()
