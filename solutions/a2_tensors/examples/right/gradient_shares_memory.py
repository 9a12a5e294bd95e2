"""A detached x shares its numbers, not its .grad.

Exercise: gradient
"""


def gradient(f, x):
    z = x.detach().requires_grad_(True)
    f(z).backward()
    return z.grad
