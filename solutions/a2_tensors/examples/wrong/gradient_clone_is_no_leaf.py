"""A clone of a tracked x is no leaf.

Exercise: gradient
Names: no leaf
"""


def gradient(f, x):
    z = x.clone().requires_grad_(True)
    f(z).backward()
    return z.grad
