"""The question is not called: a function is always true.

Exercise: pick_device
Names: only the cpu is left
"""


def pick_device():
    if torch.cuda.is_available:
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
