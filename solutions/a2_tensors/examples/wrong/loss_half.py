"""Halves the mean.

Exercise: calc_loss
Names: half
"""


def calc_loss(y, y_hat):
    return ((y_hat - y) ** 2).mean() / 2
