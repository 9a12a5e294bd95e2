"""Turns recording off at the end, whatever it was.

Exercise: gradient
Names: x.requires_grad
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    x.requires_grad_(False)
    return z.grad
