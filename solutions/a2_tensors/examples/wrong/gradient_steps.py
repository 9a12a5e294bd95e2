"""Moves x and gives the new x.

Exercise: gradient
Names: after a step
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    return x - z.grad
