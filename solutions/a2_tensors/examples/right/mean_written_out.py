"""The square written out.

Exercise: shifted_square_mean
"""


def shifted_square_mean(x):
    return (x * x).mean() + 6 * x.mean() + 9
