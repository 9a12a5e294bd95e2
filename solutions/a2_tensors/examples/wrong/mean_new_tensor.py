"""Wraps the numbers in a new tensor that requires gradients.

Exercise: shifted_square_mean
Names: chain
"""

import torch


def shifted_square_mean(x):
    x = torch.tensor(x.tolist(), requires_grad=True)
    return ((x + 3) ** 2).mean()
