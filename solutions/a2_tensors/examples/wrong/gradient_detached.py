"""Detaches what f gets.

Exercise: gradient
Names: does not require grad
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z.detach()).backward()
    return z.grad
