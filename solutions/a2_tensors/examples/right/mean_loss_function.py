"""The loss function of torch against -3.

Exercise: shifted_square_mean
"""

import torch


def shifted_square_mean(x):
    return torch.nn.functional.mse_loss(x, torch.full_like(x, -3.0))
