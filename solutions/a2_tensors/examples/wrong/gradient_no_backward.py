"""Never goes backward.

Exercise: gradient
Names: none until backward
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z)
    return z.grad
