"""The model is trained a little first.

Exercise: accuracy
Names: the weights
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    train(model, X, y, 1, 0.001)
    return (predict(model, X) == y).float().mean().item()
