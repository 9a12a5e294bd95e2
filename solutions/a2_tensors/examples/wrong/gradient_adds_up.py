"""Copies the answer but leaves .grad on x: calls add up.

Exercise: gradient
Names: x.grad
"""


def gradient(f, x):
    tracked = x.requires_grad
    x.requires_grad_(True)
    f(x).backward()
    x.requires_grad_(tracked)
    return x.grad.clone()
