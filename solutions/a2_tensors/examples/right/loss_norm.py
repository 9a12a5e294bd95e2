"""The square of the norm.

Exercise: calc_loss
"""

import torch


def calc_loss(y, y_hat):
    return torch.linalg.vector_norm(y_hat - y) ** 2 / y.numel()
