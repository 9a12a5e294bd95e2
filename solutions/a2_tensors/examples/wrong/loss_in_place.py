"""Changes the predictions in place.

Exercise: calc_loss
Names: in-place
"""


def calc_loss(y, y_hat):
    y_hat -= y
    return (y_hat**2).mean()
