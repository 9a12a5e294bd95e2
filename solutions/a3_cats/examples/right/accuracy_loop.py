"""A loop that counts.

Exercise: accuracy
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def accuracy(model, X, y):
    hits = 0
    for guess, label in zip(predict(model, X).tolist(), y.tolist()):
        hits += int(guess == label)
    return hits / len(y)
