"""Nothing is returned where there is no GPU.

Exercise: pick_device
Names: return
"""


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    elif torch.backends.mps.is_available():
        return torch.device("mps")
