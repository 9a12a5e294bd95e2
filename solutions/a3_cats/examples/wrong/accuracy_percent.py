"""In percent.

Exercise: accuracy
Names: percent
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) == y).float().mean().item() * 100
