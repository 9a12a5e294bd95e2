"""The answer is part of a graph itself.

Exercise: gradient
"""

import torch


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    (answer,) = torch.autograd.grad(f(z), z, create_graph=True)
    return answer
