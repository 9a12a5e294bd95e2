"""The position of the largest of one number, which is always 0.

Exercise: predict
Names: every decision is 0 | argmax
"""

import torch


def predict(model, X):
    with torch.no_grad():
        return model(X).reshape(-1, 1).argmax(dim=1)
