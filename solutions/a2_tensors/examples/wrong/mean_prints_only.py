"""Prints and returns nothing.

Exercise: shifted_square_mean
Names: return
"""


def shifted_square_mean(x):
    print(((x + 3) ** 2).mean())
