"""The probabilities in place of the decisions.

Exercise: predict
Names: probabilities
"""

import torch


def predict(model, X):
    with torch.no_grad():
        return model(X).reshape(-1)
