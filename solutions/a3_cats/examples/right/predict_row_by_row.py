"""A loop over the rows.

Exercise: predict
"""

import torch


def predict(model, X):
    labels = []
    for i in range(X.shape[0]):
        p = model(X[i : i + 1])
        labels.append(1 if p.item() > 0.5 else 0)
    return torch.tensor(labels)
