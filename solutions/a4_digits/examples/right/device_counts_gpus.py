"""Asks how many GPUs there are.

Exercise: pick_device
"""


def pick_device():
    if torch.cuda.device_count() > 0:
        return torch.device("cuda:0")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
