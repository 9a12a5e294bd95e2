"""Takes the number out before going backward.

Exercise: gradient
Names: no attribute 'backward'
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).item().backward()
    return z.grad
