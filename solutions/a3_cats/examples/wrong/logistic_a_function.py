"""A function with the weights inside, and no module.

Exercise: LogisticClassifier
Names: nn.module
"""

import torch


def LogisticClassifier(input_size):
    w, b = torch.randn(input_size, 1), torch.zeros(1)
    return lambda X: torch.sigmoid(X @ w + b)
