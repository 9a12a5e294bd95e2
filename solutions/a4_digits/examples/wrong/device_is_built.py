"""Asks whether torch was built for a device, not whether there is one.

Exercise: pick_device
Names: is_built
"""


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_built():
        return torch.device("mps")
    return torch.device("cpu")
