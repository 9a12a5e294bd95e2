"""Forgets the bias.

Exercise: predict
Names: without b
"""


def predict(w, b, X):
    return (w.T @ X > 0).astype(int)
