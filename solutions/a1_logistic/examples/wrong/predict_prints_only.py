"""Prints the decisions.

Exercise: predict
Names: `return`
"""


def predict(w, b, X):
    print((w.T @ X + b > 0).astype(int))
