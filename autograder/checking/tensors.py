"""Tensors as arrays, without importing torch: where nobody has imported it, there are no tensors."""

from __future__ import annotations

import sys
from typing import Any


def as_arrays(value: Any) -> Any:
    """A torch tensor as a numpy array of its values; a list or tuple with its entries so; all else as it is."""
    torch = sys.modules.get("torch")
    if torch is None:
        return value
    if isinstance(value, torch.Tensor):
        plain = value.detach().cpu()
        return (plain.float() if plain.dtype == torch.bfloat16 else plain).numpy()
    if isinstance(value, list | tuple):
        return type(value)(as_arrays(item) for item in value) if type(value) in (list, tuple) else value
    return value
