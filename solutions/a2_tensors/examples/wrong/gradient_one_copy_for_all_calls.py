"""Keeps one copy for all calls, whose gradients add up.

Exercise: gradient
Names: gradients add up
"""

COPIES = {}


def gradient(f, x):
    z = COPIES.setdefault(x.shape, x.detach().clone().requires_grad_(True))
    z.data = x.detach().clone()
    f(z).backward()
    return z.grad
