"""Makes x a parameter.

Exercise: gradient
"""

import torch


def gradient(f, x):
    z = torch.nn.Parameter(x.data.clone())
    f(z).backward()
    return z.grad.detach()
