"""The caller's labels are overwritten with the differences.

Exercise: accuracy
Names: changed the caller's
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    y -= predict(model, X)
    return (y == 0).float().mean().item()
