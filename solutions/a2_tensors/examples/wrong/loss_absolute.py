"""Takes absolute errors.

Exercise: calc_loss
Names: absolute
"""


def calc_loss(y, y_hat):
    return (y_hat - y).abs().mean()
