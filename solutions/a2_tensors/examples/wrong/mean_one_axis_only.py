"""Takes the mean over the last axis only.

Exercise: shifted_square_mean
Names: one axis only
"""


def shifted_square_mean(x):
    return ((x + 3) ** 2).mean(dim=-1)
