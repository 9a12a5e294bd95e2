"""Detaches the result.

Exercise: shifted_square_mean
Names: chain
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).mean().detach()
