"""The list of hits is not averaged.

Exercise: accuracy
Names: not one number
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) == y).float()
