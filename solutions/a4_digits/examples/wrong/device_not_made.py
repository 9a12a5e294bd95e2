"""The class torch.device itself.

Exercise: pick_device
Names: torch.device(
"""


def pick_device():
    if torch.cuda.is_available():
        device = torch.device("cuda")
    return torch.device
