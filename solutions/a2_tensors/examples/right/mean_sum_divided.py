"""A sum, divided by the number of entries.

Exercise: shifted_square_mean
"""

import torch


def shifted_square_mean(x):
    return torch.sum(torch.square(torch.add(x, 3))) / x.numel()
