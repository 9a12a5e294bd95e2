"""The limit is the mean of the probabilities.

Exercise: predict
Names: mean of the probabilities
"""

import torch


def predict(model, X):
    with torch.no_grad():
        p = model(X).reshape(-1)
    return (p > p.mean()).long()
