"""0 and 1 are swapped.

Exercise: predict
Names: wrong way round
"""

import torch


def predict(model, X):
    with torch.no_grad():
        return (model(X).reshape(-1) < 0.5).long()
