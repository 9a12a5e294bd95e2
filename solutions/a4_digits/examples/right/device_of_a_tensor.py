"""Takes the device from a tensor that was moved there.

Exercise: pick_device
"""


def pick_device():
    name = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    return torch.device(type=name)
