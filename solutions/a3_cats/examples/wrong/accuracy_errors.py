"""The fraction of wrong answers.

Exercise: accuracy
Names: fraction of wrong
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) - y).abs().float().mean().item()
