"""A name that torch does not know.

Exercise: pick_device
Names: device string|device type|gpu
"""


def pick_device():
    if torch.cuda.is_available():
        return torch.device("gpu")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
