"""Computes f under no_grad.

Exercise: gradient
Names: does not require grad
"""

import torch


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    with torch.no_grad():
        y = f(z)
    y.backward()
    return z.grad
