"""Asks for the accelerator, as newer torch does.

Exercise: pick_device
"""


def pick_device() -> torch.device:
    accelerator = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    return accelerator if accelerator is not None else torch.device("cpu")
