"""Values as a student can read them: small ones in full, large ones as their shape and first entries."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checking.tensors import as_arrays

FULL = 12  # an array of up to so many entries is printed in full
FIRST = 4  # of a larger one, so many


def show(value: Any) -> str:
    """One line of text for a value, at most about 300 characters."""
    value = as_arrays(value)
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, bool | int | np.integer | np.bool_):
        return str(value)[:40]
    if isinstance(value, float | np.floating):
        return f"{float(value):.6g}"
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:60] + "…")
    if isinstance(value, list | tuple):
        return _sequence(value)
    if isinstance(value, dict):
        inner = ", ".join(f"{show(key)}: {type_name(item)}" for key, item in list(value.items())[:FULL])
        return "{" + inner + ("" if len(value) <= FULL else ", …") + "}"
    return "None" if value is None else type_name(value)


def given(**arguments: Any) -> str:
    """The input of a call in words: "w (3, 1) = [[1] [2] [3]], b = 0.5"."""
    return ", ".join(f"{name} = {show(value)}" for name, value in arguments.items())


def type_name(value: Any) -> str:
    """What a value is called. Something that could not cross from the worker carries its name in `type_name`."""
    name = getattr(value, "type_name", None)
    return str(name) if isinstance(name, str) else type(value).__name__


def _array(array: np.ndarray) -> str:
    if array.ndim == 0:
        return show(array.item())
    shape = f"shape {array.shape}"
    if array.size == 0:
        return f"{shape}, empty"
    if array.size <= FULL:
        text = np.array2string(array, precision=6, suppress_small=False, max_line_width=10_000, threshold=FULL + 1)
        return f"{' '.join(text.split())}, {shape}"
    first = " ".join(show(entry) for entry in array.reshape(-1)[:FIRST].tolist())
    return f"{first} … ({shape}, from {show(array.min())} to {show(array.max())})"


def _sequence(value: list | tuple) -> str:
    opening, closing = ("[", "]") if isinstance(value, list) else ("(", ")")
    inner = ", ".join(show(item) for item in value[:FULL])[:300]
    more = f", … {len(value)} in all" if len(value) > FULL else ""
    return f"{opening}{inner}{more}{closing}"
