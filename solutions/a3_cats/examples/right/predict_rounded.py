"""Rounded floats, made for outputs (m, 1).

Exercise: predict
"""

import torch


def predict(model, X):
    model.eval()
    with torch.inference_mode():
        return torch.round(model(X)).squeeze(1)
