"""Only the examples with label 1 count.

Exercise: accuracy
Names: label 1
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    predictions = predict(model, X)
    return (predictions[y == 1] == 1).float().mean().item()
