"""Gives what backward returns, which is None.

Exercise: gradient
Names: is none
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    return f(z).backward()
