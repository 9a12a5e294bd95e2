"""Computes under no_grad.

Exercise: shifted_square_mean
Names: chain
"""

import torch


def shifted_square_mean(x):
    with torch.no_grad():
        return ((x + 3) ** 2).mean()
