"""Squares the mean error.

Exercise: calc_loss
Names: mean comes before
"""


def calc_loss(y, y_hat):
    return (y_hat - y).mean() ** 2
