"""Forgets the mean.

Exercise: calc_loss
Names: mean is missing
"""


def calc_loss(y, y_hat):
    return (y_hat - y) ** 2
