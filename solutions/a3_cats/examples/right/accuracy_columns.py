"""Columns on both sides.

Exercise: accuracy
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import torch


def accuracy(model, X, y):
    guesses = predict(model, X).reshape(-1, 1)
    labels = y.reshape(-1, 1)
    return torch.eq(guesses, labels).sum().item() / labels.numel()
