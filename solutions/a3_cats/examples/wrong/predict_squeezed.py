"""squeeze() takes the axis away from a single example.

Exercise: predict
Names: squeeze
"""

import torch


def predict(model, X):
    with torch.no_grad():
        return (model(X).squeeze() > 0.5).long()
