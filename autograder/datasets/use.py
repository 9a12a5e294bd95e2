"""What the other rooms call: load a data set, say which one is in use, fetch one, list them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from autograder.datasets import catalogue, drawn, published
from autograder.datasets.catalogue import DataError, Dataset
from autograder.datasets.places import cached, course_data

if TYPE_CHECKING:
    import numpy as np

    from autograder.datasets.cats_h5 import Part


class Cats(NamedTuple):
    """The pictures of the cat lessons, and for each whether it shows a cat."""

    train_x: np.ndarray  # (209, 64, 64, 3) uint8
    train_y: np.ndarray  # (1, 209) int64, 1 is a cat
    test_x: np.ndarray  # (50, 64, 64, 3) uint8
    test_y: np.ndarray  # (1, 50) int64
    classes: list[str]  # ["non-cat", "cat"]


@dataclass(frozen=True)
class DatasetInfo:
    """The data set in use."""

    name: str  # "cats-real"
    where: str  # the folder, or "drawn in memory, because ..."
    origin: str  # where it comes from, and under which licence


@dataclass(frozen=True)
class DatasetStatus:
    """One line of `course data`."""

    name: str
    family: str
    here: bool  # it can be used now, without a download
    where: str
    origin: str
    checksum: str  # "right", "not here", "not drawn yet", or what is wrong with which file


def load_cats(name: str | None = None) -> Cats:
    """The cat pictures; prints one line that says which data set is in use and from where.

    Without a name, the real photographs if they are on this machine, else the drawn ones. Never downloads.
    Raises DataError.
    """
    if name is None:
        name = in_use("cats", catalogue.family("cats")).name
    dataset = catalogue.dataset(name)
    if dataset.family != "cats":
        raise DataError(f"{name} holds no cat pictures. Those are: {', '.join(catalogue.family('cats'))}.")
    train, test, where = _read_published(dataset) if dataset.url else drawn.obtain(dataset)
    print(f"Data: {name}, {len(train.x)} training and {len(test.x)} test pictures ({where}).")
    return Cats(train.x, train.y, test.x, test.y, train.classes)


def in_use(family: str, preference: tuple[str, ...]) -> DatasetInfo:
    """The first data set of the preference that is on this machine, with its checksum verified. Reads, never draws.

    Raises DataError if none is here, if a name is not of that family, or if the one that is here is bad.
    """
    known = catalogue.family(family)
    if not preference:
        raise DataError(f"No data set is named for the family {family!r}. Name at least one of: {', '.join(known)}.")
    for name in preference:
        if name not in known:
            raise DataError(f"{name!r} is no data set of the family {family!r}. Those are: {', '.join(known)}.")
        dataset = catalogue.dataset(name)
        if dataset.url is None:
            return DatasetInfo(name, str(cached(dataset)), dataset.origin)
        folder = published.find(dataset)
        if folder is not None:
            for file in dataset.files:
                published.read_verified(folder, file)
            return DatasetInfo(name, str(folder), dataset.origin)
    raise _not_here(preference)


def fetch(name: str) -> DatasetInfo:
    """Download a published data set into the cache and verify it, or draw the drawn one. Nothing is fetched twice.

    With COURSE_DATA set, its files are verified and nothing is downloaded. Raises DataError.
    """
    dataset = catalogue.dataset(name)
    if dataset.url is None:
        _, _, where = drawn.obtain(dataset)
        return DatasetInfo(name, where, dataset.origin)
    if course_data() is None:
        published.download(dataset)
    return in_use(dataset.family, (name,))


def status() -> list[DatasetStatus]:
    """Every data set of the course, and whether it is here. Changes nothing and raises nothing."""
    return [_status(dataset) for dataset in catalogue.CATALOGUE]


def _status(dataset: Dataset) -> DatasetStatus:
    def line(here: bool, where: str, checksum: str) -> DatasetStatus:
        return DatasetStatus(dataset.name, dataset.family, here, where, dataset.origin, checksum)

    if dataset.url is None:
        return line(True, str(cached(dataset)), drawn.state(dataset))
    try:
        folder = published.find(dataset)
    except DataError as error:
        return line(False, "COURSE_DATA", str(error))
    if folder is None:
        return line(False, str(cached(dataset)), "not here")
    wrong = published.problems(dataset, folder)
    return line(not wrong, str(folder), wrong or "right")


def _not_here(names: tuple[str, ...]) -> DataError:
    return DataError(
        f"{' or '.join(names)} is not on this machine. "
        "Run `course data --fetch`, or set COURSE_DATA to a folder that holds the files."
    )


def _read_published(dataset: Dataset) -> tuple[Part, Part, str]:
    """Training part, test part, and the folder they are in. Raises DataError."""
    from autograder.datasets import cats_h5

    folder = published.find(dataset)
    if folder is None:
        raise _not_here((dataset.name,))
    parts = []
    for name, file in zip(cats_h5.PICTURES, dataset.files, strict=True):
        data = published.read_verified(folder, file)
        try:
            parts.append(cats_h5.read(data, name))
        except ValueError as problem:
            raise DataError(f"{folder / file.name} {problem}.") from problem
    return parts[0], parts[1], str(folder)
