"""torch.autograd.grad on a copy.

Exercise: gradient
"""

import torch


def gradient(f, x):
    z = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(z), z)[0]
