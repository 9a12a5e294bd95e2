"""Divided by the 50 pictures of the test set.

Exercise: accuracy
Names: divides by 50
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) == y).sum().item() / 50
