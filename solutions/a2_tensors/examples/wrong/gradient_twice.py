"""Goes backward twice.

Exercise: gradient
Names: twice the gradient
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    f(z).backward()
    return z.grad
