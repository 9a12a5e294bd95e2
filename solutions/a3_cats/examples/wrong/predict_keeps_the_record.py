"""Rounded outputs still carry the record for gradients.

Exercise: predict
Names: record
"""

import torch


def predict(model, X):
    return torch.round(model(X)).reshape(-1)
