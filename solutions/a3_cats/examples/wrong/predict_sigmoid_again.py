"""Another sigmoid on the probabilities.

Exercise: predict
Names: every decision is 1 | another sigmoid
"""

import torch


def predict(model, X):
    with torch.no_grad():
        return (torch.sigmoid(model(X).reshape(-1)) > 0.5).long()
