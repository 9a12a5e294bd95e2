"""Gives the tuple of torch.autograd.grad.

Exercise: gradient
Names: [0]
"""

import torch


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(z), z)
