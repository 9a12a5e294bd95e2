"""mps before cuda.

Exercise: pick_device
Names: cuda comes first|it comes first
"""


def pick_device():
    if torch.backends.mps.is_available():
        return torch.device("mps")
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")
