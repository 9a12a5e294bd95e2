"""Gives the value of f.

Exercise: gradient
Names: this is f(x)
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    y = f(z)
    y.backward()
    return y
