"""Hands f a flat x.

Exercise: gradient
Names: is flat
"""


def gradient(f, x):
    z = x.detach().clone().reshape(-1).requires_grad_(True)
    f(z).backward()
    return z.grad
