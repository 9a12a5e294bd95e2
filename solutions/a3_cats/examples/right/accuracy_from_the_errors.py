"""One minus the mean distance, as a tensor of one element.

Exercise: accuracy
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return 1 - (predict(model, X).float() - y.float()).abs().mean()
