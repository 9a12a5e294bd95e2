"""The lecture's maximum of the probability and 1.

Exercise: predict
Names: every decision is 1
"""

import torch


def predict(model, X):
    with torch.no_grad():
        outputs = model(X).squeeze()
    return torch.maximum(outputs, torch.ones(outputs.shape))
