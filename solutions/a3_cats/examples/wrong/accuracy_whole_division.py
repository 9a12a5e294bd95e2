"""Whole division.

Exercise: accuracy
Names: whole division
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) == y).sum().item() // len(y)
