"""3 is added to x itself: the caller's tensor is another one afterwards.

Exercise: shifted_square_mean
Names: changed the caller's
"""

import torch


def shifted_square_mean(x):
    with torch.no_grad():
        x += 3
    return (x**2).mean()
