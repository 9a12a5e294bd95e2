"""Gives the direction downhill.

Exercise: gradient
Names: turned round
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    return -z.grad
