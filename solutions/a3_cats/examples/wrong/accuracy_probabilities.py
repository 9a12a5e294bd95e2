"""The probabilities are compared with the labels.

Exercise: accuracy
Names: in place of the decisions
"""

import torch


def accuracy(model, X, y):
    with torch.no_grad():
        return (model(X).reshape(-1) == y).float().mean().item()
