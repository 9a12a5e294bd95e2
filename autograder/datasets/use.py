"""Which data set is in use, fetch one, list them all. Loading one is in `cats` and `mnist`."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.datasets import catalogue, drawn, published
from autograder.datasets.catalogue import DataError, Dataset
from autograder.datasets.places import cached, course_data, folder_of


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
    can_be_fetched: bool


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
    passed_over: list[Dataset] = []
    for dataset in map(catalogue.dataset, preference):
        if dataset.kind == "published":
            folder = published.find(dataset)
            if folder is not None:
                for file in dataset.files:
                    published.read_verified(folder, file)
                return DatasetInfo(dataset.name, str(folder), dataset.origin)
            passed_over.append(dataset)
        elif passed_over and course_data() is not None:
            raise published.not_in_course_data(passed_over[0])
        else:
            folder = cached(dataset) if dataset.kind == "drawn" else folder_of(dataset)
            return DatasetInfo(dataset.name, str(folder), dataset.origin)
    if course_data() is not None:
        raise published.not_in_course_data(passed_over[0])
    raise not_here(preference)


def fetch(name: str) -> DatasetInfo:
    """Download a published data set into the cache and verify it, or draw the drawn one. Nothing is fetched twice.

    With COURSE_DATA set, its files are verified and nothing is downloaded. Raises DataError.
    """
    dataset = catalogue.dataset(name)
    if dataset.kind == "drawn":
        _, _, where = drawn.obtain(dataset)
        return DatasetInfo(name, where, dataset.origin)
    if dataset.kind == "published" and course_data() is None:
        published.download(dataset)
    return in_use(dataset.family, (name,))


def status() -> list[DatasetStatus]:
    """Every data set of the course, and whether it is here. Changes nothing and raises nothing."""
    return [_status(dataset) for dataset in catalogue.CATALOGUE]


def _status(dataset: Dataset) -> DatasetStatus:
    def line(here: bool, where: str, checksum: str) -> DatasetStatus:
        fetchable = dataset.kind != "published" or dataset.url is not None
        return DatasetStatus(dataset.name, dataset.family, here, where, dataset.origin, checksum, fetchable)

    if dataset.kind == "drawn":
        return line(True, str(cached(dataset)), drawn.state(dataset))
    try:
        folder = published.find(dataset)
        if folder is None:
            if course_data() is not None:
                raise published.not_in_course_data(dataset)
            return line(False, str(cached(dataset)), "not here")
    except DataError as error:
        return line(False, "COURSE_DATA", str(error))
    wrong = published.problems(dataset, folder)
    return line(not wrong, str(folder), wrong or "right")


def not_here(names: tuple[str, ...]) -> DataError:
    """That none of these data sets is on this machine, and what to do."""
    return DataError(
        f"{' or '.join(names)} is not on this machine. "
        "Run `course data --fetch`, or set COURSE_DATA to a folder that holds the files."
    )


def chosen(family: str, name: str | None) -> Dataset:
    """The data set of that name, or without one the first of the family that is here. Raises DataError."""
    known = catalogue.family(family)
    if name is None:
        name = in_use(family, known).name
    dataset = catalogue.dataset(name)
    if dataset.family != family:
        raise DataError(f"{name} is no data set of {family}. Those are: {', '.join(known)}.")
    return dataset


def verified(dataset: Dataset) -> tuple[list[bytes], str]:
    """The content of each file of a published or packed data set, and the folder they are in. Raises DataError."""
    folder = published.find(dataset)
    if folder is None:
        raise not_here((dataset.name,))
    return [published.read_verified(folder, file) for file in dataset.files], str(folder)
