"""Adds the slopes up.

Exercise: gradient
Names: added up
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    return z.grad.sum()
