"""torch.where on a detached output.

Exercise: predict
"""

import torch


def predict(model, X):
    p = model(X).detach().view(-1)
    return torch.where(p > 0.5, torch.ones_like(p), torch.zeros_like(p))
