"""The gradient leaves torch.

Exercise: gradient
Names: not a tensor
"""


def gradient(f, x):
    z = x.detach().clone().requires_grad_(True)
    f(z).backward()
    return z.grad.numpy()
