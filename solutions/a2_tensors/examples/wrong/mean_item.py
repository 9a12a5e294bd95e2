"""Gives a Python number.

Exercise: shifted_square_mean
Names: not a tensor
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).mean().item()
