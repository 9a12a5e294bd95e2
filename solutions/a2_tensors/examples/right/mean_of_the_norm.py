"""A dot product of the flat tensor.

Exercise: shifted_square_mean
"""


def shifted_square_mean(x):
    y = x.flatten() + 3
    return y @ y / y.numel()
