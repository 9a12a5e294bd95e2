"""Returns an array of bool.

Exercise: predict
"""


def predict(w, b, X):
    return w.T @ X + b > 0
