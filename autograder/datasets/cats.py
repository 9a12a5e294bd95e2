"""The pictures of the cat lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from autograder.datasets import drawn
from autograder.datasets.catalogue import DataError, Dataset
from autograder.datasets.use import chosen, verified

if TYPE_CHECKING:
    import numpy as np

    from autograder.datasets.cats_h5 import Part


class Cats(NamedTuple):
    """Pictures, and for each whether it shows a cat."""

    train_x: np.ndarray  # (209, 64, 64, 3) uint8
    train_y: np.ndarray  # (1, 209) int64, 1 is a cat
    test_x: np.ndarray  # (50, 64, 64, 3) uint8
    test_y: np.ndarray  # (1, 50) int64
    classes: list[str]  # ["non-cat", "cat"]


def load_cats(name: str | None = None) -> Cats:
    """The cat pictures; prints one line that says which data set is in use and from where.

    Without a name, the real photographs if they are on this machine, else the drawn ones. Never downloads.
    Raises DataError.
    """
    dataset = chosen("cats", name)
    train, test, where = _read_published(dataset) if dataset.kind == "published" else drawn.obtain(dataset)
    print(f"Data: {dataset.name}, {len(train.x)} training and {len(test.x)} test pictures ({where}).")
    return Cats(train.x, train.y, test.x, test.y, train.classes)


def _read_published(dataset: Dataset) -> tuple[Part, Part, str]:
    """Training part, test part, and the folder they are in. Raises DataError."""
    from autograder.datasets import cats_h5

    contents, folder = verified(dataset)
    parts = []
    for name, file, data in zip(cats_h5.PICTURES, dataset.files, contents, strict=True):
        try:
            parts.append(cats_h5.read(data, name))
        except ValueError as problem:
            raise DataError(f"{folder}/{file.name} {problem}.") from problem
    return parts[0], parts[1], folder
