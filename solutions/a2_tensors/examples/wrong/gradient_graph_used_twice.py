"""Goes backward twice through one graph.

Exercise: gradient
Names: a second time
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    y = f(z)
    y.backward()
    y.backward()
    return z.grad
