"""Copies x through whole numbers.

Exercise: gradient
Names: whole numbers
"""

import torch


def gradient(f, x):
    z = torch.tensor(x.int().tolist(), dtype=x.dtype, requires_grad=True)
    f(z).backward()
    return z.grad
