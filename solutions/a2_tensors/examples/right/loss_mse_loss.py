"""The loss function of torch.

Exercise: calc_loss
"""

import torch


def calc_loss(y, y_hat):
    return torch.nn.functional.mse_loss(y_hat, y)
