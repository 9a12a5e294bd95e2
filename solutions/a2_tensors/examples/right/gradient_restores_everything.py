"""Uses the caller's x and puts everything back.

Exercise: gradient
"""


def gradient(f, x):
    tracked, old = x.requires_grad, x.grad
    x.requires_grad_(True)
    x.grad = None
    try:
        f(x).backward()
        return x.grad
    finally:
        x.grad = old
        x.requires_grad_(tracked)
