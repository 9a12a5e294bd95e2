"""Gives a Python number.

Exercise: calc_loss
Names: not a tensor
"""


def calc_loss(y, y_hat):
    return ((y_hat - y) ** 2).mean().item()
