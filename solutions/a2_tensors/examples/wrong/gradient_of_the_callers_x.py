"""Turns recording on for the caller's x, and leaves its .grad.

Exercise: gradient
Names: x.requires_grad
"""


def gradient(f, x):
    x.requires_grad_(True)
    f(x).backward()
    return x.grad
