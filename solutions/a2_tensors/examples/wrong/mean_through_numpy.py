"""Goes through numpy.

Exercise: shifted_square_mean
Names: chain
"""

import numpy as np
import torch


def shifted_square_mean(x):
    return torch.tensor(np.mean((x.detach().numpy() + 3) ** 2))
