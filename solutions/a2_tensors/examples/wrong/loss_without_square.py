"""Forgets the square.

Exercise: calc_loss
Names: square is missing
"""


def calc_loss(y, y_hat):
    return (y_hat - y).mean()
