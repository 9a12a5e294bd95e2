"""Turns the sign round.

Exercise: calc_loss
Names: negative
"""


def calc_loss(y, y_hat):
    return -((y_hat - y) ** 2).mean()
