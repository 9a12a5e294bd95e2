"""Takes the sum.

Exercise: calc_loss
Names: this is the sum
"""


def calc_loss(y, y_hat):
    return ((y_hat - y) ** 2).sum()
