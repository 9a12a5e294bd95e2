"""Booleans, and no no_grad.

Exercise: predict
"""


def predict(model, X):
    return model(X).flatten() > 0.5
