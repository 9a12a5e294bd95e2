"""No no_grad: the scores are taken out of their graph at once.

Exercise: evaluate
"""

import numpy as np


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    for images, labels in loader:
        scores = model(images.to(device).flatten(1)).detach().cpu().numpy()
        right += int(np.sum(scores.argmax(axis=1) == labels.numpy()))
        total += len(scores)
    model.train()
    return float(right / total)
