"""Goes back twice and gives the second derivative.

Exercise: gradient
Names: second derivative
"""

import torch


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    (first,) = torch.autograd.grad(f(z), z, create_graph=True)
    (second,) = torch.autograd.grad(first.sum(), z)
    return second
