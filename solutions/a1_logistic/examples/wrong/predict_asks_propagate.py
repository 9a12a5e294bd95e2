"""Asks propagate, which wants the right answers too.

Exercise: predict
Names: without 'Y'
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def predict(w, b, X):
    grads, A = propagate(w, b, X)
    return (A > 0.5).astype(int)
