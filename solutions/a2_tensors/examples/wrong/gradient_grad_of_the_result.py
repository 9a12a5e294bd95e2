"""Reads the .grad of the result.

Exercise: gradient
Names: is none
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    y = f(z)
    y.backward()
    return y.grad
