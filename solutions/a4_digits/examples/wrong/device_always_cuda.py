"""CUDA, without asking.

Exercise: pick_device
Names: only the cpu is left
"""


def pick_device():
    return torch.device("cuda")
