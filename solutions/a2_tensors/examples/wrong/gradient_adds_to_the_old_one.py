"""Uses x where it requires gradients already: adds to the old .grad.

Exercise: gradient
Names: x.grad|gradients add up
"""


def gradient(f, x):
    if x.requires_grad:
        f(x).backward()
        return x.grad
    z = x.clone().requires_grad_(True)
    f(z).backward()
    return z.grad
