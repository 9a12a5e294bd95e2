"""Takes the root.

Exercise: calc_loss
Names: root
"""


def calc_loss(y, y_hat):
    return ((y_hat - y) ** 2).mean().sqrt()
