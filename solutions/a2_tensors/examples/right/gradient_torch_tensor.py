"""torch.tensor copies, with a warning.

Exercise: gradient
"""

import torch


def gradient(f, x):
    z = torch.tensor(x, requires_grad=True)
    f(z).backward()
    return z.grad
