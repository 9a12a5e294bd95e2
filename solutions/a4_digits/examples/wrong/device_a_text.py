"""A text in place of a device.

Exercise: pick_device
Names: torch.device(
"""


def pick_device():
    return "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
