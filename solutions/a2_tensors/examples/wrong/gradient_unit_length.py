"""Scales the gradient to length 1.

Exercise: gradient
Names: length 1
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    return z.grad / z.grad.norm()
