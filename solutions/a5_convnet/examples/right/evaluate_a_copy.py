"""A copy of the model is measured, and the given one is left alone.

Exercise: evaluate
"""

import copy

import torch


def evaluate(model, loader, device):
    measured = copy.deepcopy(model).to(device).eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in loader:
            scores = measured(images.to(device))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
