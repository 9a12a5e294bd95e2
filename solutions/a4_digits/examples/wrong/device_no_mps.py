"""Forgets the GPU of an Apple computer.

Exercise: pick_device
Names: torch.backends.mps.is_available
"""


def pick_device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
