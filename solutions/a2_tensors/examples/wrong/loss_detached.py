"""Detaches the predictions.

Exercise: calc_loss
Names: chain
"""


def calc_loss(y, y_hat):
    return ((y_hat.detach() - y) ** 2).mean()
