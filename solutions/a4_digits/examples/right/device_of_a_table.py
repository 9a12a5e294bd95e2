"""The first name of a table whose question is answered yes.

Exercise: pick_device
"""


def pick_device():
    questions = {"cuda": torch.cuda.is_available, "mps": torch.backends.mps.is_available, "cpu": lambda: True}
    return torch.device(next(name for name, there in questions.items() if there()))
