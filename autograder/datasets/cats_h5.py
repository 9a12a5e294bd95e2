"""The h5 layout of the cat pictures: `train_set_x`, `train_set_y`, `list_classes`, and the same with `test`.

Pictures are uint8 of shape (m, 64, 64, 3), labels integers 0 or 1 of shape (m,), classes two byte strings.
The layout is that of the published files train_catvnoncat.h5 and test_catvnoncat.h5.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

PICTURES = {"train": 209, "test": 50}
CLASSES = ["non-cat", "cat"]


class Part(NamedTuple):
    """The training or the test pictures."""

    x: np.ndarray  # (m, 64, 64, 3) uint8
    y: np.ndarray  # (1, m) int64, 1 is a cat
    classes: list[str]


def read(data: bytes, part: str) -> Part:
    """The pictures and labels in a file's bytes; `part` is "train" or "test".

    Raises ValueError with what is wrong, as words that follow the file's name: "has no key 'train_set_y'".
    """
    import h5py

    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            values = {}
            for key in (f"{part}_set_x", f"{part}_set_y", "list_classes"):
                if not isinstance(file.get(key), h5py.Dataset):
                    raise ValueError(f"has no key {key!r}")
                values[key] = file[key][()]
    except (OSError, RuntimeError) as error:  # h5py's words for a file that is cut off, or no h5 file at all
        raise ValueError("is cut off or not an h5 file") from error
    x, y, classes = values.values()
    m = PICTURES[part]
    _expect(f"{part}_set_x", x, (m, 64, 64, 3), "uint8", x.dtype == "uint8")
    _expect(f"{part}_set_y", y, (m,), "integers", y.dtype.kind in "iu")
    _expect("list_classes", classes, (2,), "byte strings", classes.dtype.kind == "S")
    if not ((y == 0) | (y == 1)).all():
        raise ValueError(f"has labels other than 0 and 1 in {part}_set_y")
    names = [name.decode("ascii", "replace") for name in classes.tolist()]
    if names != CLASSES:
        raise ValueError(f"has the classes {names}, not {CLASSES}")
    return Part(x, y.reshape(1, m).astype("int64"), names)


def _expect(key: str, array: np.ndarray, shape: tuple[int, ...], kind: str, kind_is_right: bool) -> None:
    if array.shape != shape or not kind_is_right:
        raise ValueError(f"has {key} of shape {array.shape} and type {array.dtype}, not {shape} and {kind}")


def to_bytes(x: np.ndarray, y: np.ndarray, part: str) -> bytes:
    """A file of that layout for pictures x (m, 64, 64, 3) and labels y (1, m)."""
    import h5py
    import numpy as np

    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        file[f"{part}_set_x"] = x
        file[f"{part}_set_y"] = y.reshape(-1)
        file["list_classes"] = np.array([name.encode() for name in CLASSES])  # fixed-length byte strings
    return buffer.getvalue()


def digest(part: Part) -> str:
    """The sha256 of pictures and labels, whatever version of the library wrote the file."""
    return hashlib.sha256(part.x.tobytes() + part.y.astype("<i8").tobytes()).hexdigest()
