"""Restores requires_grad but clears the old .grad.

Exercise: gradient
Names: x.grad
"""


def gradient(f, x):
    tracked = x.requires_grad
    x.grad = None
    x.requires_grad_(True)
    f(x).backward()
    answer = x.grad
    x.grad = None
    x.requires_grad_(tracked)
    return answer
