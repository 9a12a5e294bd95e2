"""y is overwritten with the errors: the caller's labels are gone.

Exercise: calc_loss
Names: changed the caller's
"""


def calc_loss(y, y_hat):
    y -= y_hat
    return (y**2).mean()
