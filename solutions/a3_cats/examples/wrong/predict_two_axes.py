"""The axis of the outputs is left.

Exercise: predict
Names: one axis
"""

import torch


def predict(model, X):
    with torch.no_grad():
        p = model(X).reshape(-1, 1)
    return (p > 0.5).int()
