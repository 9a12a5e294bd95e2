"""Hands f one element at a time.

Exercise: gradient
Names: in its own shape
"""

import torch


def gradient(f, x):
    slopes = []
    for entry in x.detach().reshape(-1):
        z = entry.clone().requires_grad_(True)
        f(z).backward()
        slopes.append(z.grad)
    return torch.stack(slopes).reshape(x.shape)
