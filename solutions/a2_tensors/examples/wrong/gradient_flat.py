"""Hands f a flat x.

Exercise: gradient
Names: wrong shape
"""


def gradient(f, x):
    z = x.detach().clone().reshape(-1).requires_grad_(True)
    f(z).backward()
    return z.grad
