"""The handwritten digits, where `torchvision.datasets.MNIST` finds them.

torchvision reads four idx files, unpacked, from ROOT/MNIST/raw/; it asks for nothing else and then needs no network.
The idx format: a big-endian head (two zero bytes, the type, the number of axes, then their lengths), then the values.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from autograder.atomic import write_atomically
from autograder.datasets.catalogue import Dataset
from autograder.datasets.places import cached, set_aside
from autograder.datasets.use import chosen, verified

if TYPE_CHECKING:
    import numpy as np

# As torchvision calls them, in the order of a data set's files.
RAW = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
COUNT = slice(4, 8)  # where an idx file says how many pictures or labels it holds


class Digits(NamedTuple):
    """Pictures of digits, and for each which digit it shows."""

    train_x: np.ndarray  # (m, 28, 28) uint8, 0 is the background
    train_y: np.ndarray  # (m,) int64, 0..9
    test_x: np.ndarray  # (m_test, 28, 28) uint8
    test_y: np.ndarray  # (m_test,) int64


def find_mnist(name: str | None = None) -> str:
    """The `root` for `torchvision.datasets.MNIST`; prints one line that says which data set is in use.

    Without a name, the best one that is on this machine. Never downloads. Raises DataError.
    """
    dataset = chosen("mnist", name)
    contents, where = verified(dataset)
    files = {raw: gzip.decompress(content) for raw, content in zip(RAW, contents, strict=True)}
    train, _, test, _ = (int.from_bytes(file[COUNT]) for file in files.values())
    print(f"Data: {dataset.name}, {train} training and {test} test pictures ({where}).")
    return str(_written(dataset, files))


def load_digits(name: str | None = None) -> Digits:
    """The same pictures and labels as arrays. Needs torchvision. Raises DataError."""
    from torchvision.datasets import MNIST

    root = find_mnist(name)
    train, test = MNIST(root, train=True), MNIST(root, train=False)
    return Digits(train.data.numpy(), train.targets.numpy(), test.data.numpy(), test.targets.numpy())


def _written(dataset: Dataset, files: dict[str, bytes]) -> Path:
    """The root below which the files lie: in the cache, or in a temporary folder where that can't be written."""
    root = cached(dataset) / "torchvision"
    try:
        _write(root, files)
    except OSError:
        root = Path(tempfile.mkdtemp(prefix=f"{dataset.name}-"))
        _write(root, files)
    return root


def _write(root: Path, files: dict[str, bytes]) -> None:
    folder = root / "MNIST" / "raw"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        if path.exists():
            set_aside(path)
        write_atomically(path, content)
