"""Takes the sum.

Exercise: shifted_square_mean
Names: this is the sum
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).sum()
