"""Compares z, not the probability, with 0.5.

Exercise: predict
Names: belongs to the probability
"""


def predict(w, b, X):
    return (w.T @ X + b > 0.5).astype(int)
