"""The number of right answers.

Exercise: accuracy
Names: number of right answers
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    return (predict(model, X) == y).sum().item()
