"""if, if, else: the last one overwrites cuda.

Exercise: pick_device
Names: torch.cuda.is_available
"""


def pick_device():
    if torch.cuda.is_available():
        device = torch.device("cuda")
    if torch.backends.mps.is_available():
        device = torch.device("mps")
    else:
        device = torch.device("cpu")
    return device
