"""One row for each example.

Exercise: predict
Names: transpose
"""


def predict(w, b, X):
    return (w.T @ X + b > 0).astype(int).T
