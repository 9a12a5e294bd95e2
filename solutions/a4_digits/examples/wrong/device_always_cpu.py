"""The CPU, always.

Exercise: pick_device
Names: torch.cuda.is_available
"""


def pick_device():
    return torch.device("cpu")
