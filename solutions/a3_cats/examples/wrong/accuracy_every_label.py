"""Each prediction is compared with every label.

Exercise: accuracy
Names: every label
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    predictions = predict(model, X).reshape(-1, 1)
    return (predictions == y).float().mean().item()
