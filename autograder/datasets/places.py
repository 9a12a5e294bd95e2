"""Where data files lie, and how a bad one is put out of the way."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.datasets.catalogue import DataError, Dataset


def course_data() -> Path | None:
    """The instructor's own data folder, from the environment variable COURSE_DATA; None if that is not set.

    Raises DataError where the variable names something that is not a folder.
    """
    value = os.environ.get("COURSE_DATA")
    if not value:
        return None
    folder = Path(value).expanduser()
    if not folder.is_dir():
        raise DataError(f"COURSE_DATA is set to {folder}, which is not a folder. Correct it or unset it.")
    return folder


def cache() -> Path:
    """The folder that keeps downloaded and drawn data: COURSE_CACHE, or the usual place of the operating system."""
    value = os.environ.get("COURSE_CACHE")
    if value:
        return Path(value).expanduser()
    import pooch

    return Path(pooch.os_cache("autograder"))


def cached(dataset: Dataset) -> Path:
    """The cache's folder for one data set. It may not exist yet.

    What another version of this project has made has another folder, so it is neither used nor called damaged.
    """
    version = "" if dataset.kind == "published" else f"-{dataset.files[0].sha256[:8]}"
    return cache() / f"{dataset.name}{version}"


PACKED = Path(__file__).parent / "packed"


def folder_of(dataset: Dataset) -> Path:
    """Where the files of a published or packed data set are looked for. Raises DataError for a wrong COURSE_DATA.

    COURSE_DATA, if set, is the only place for published files. They may lie in a sub-folder named after the family.
    """
    if dataset.kind == "packed":
        return PACKED / dataset.name
    folder = course_data()
    if folder is None:
        return cached(dataset)
    return folder / dataset.family if (folder / dataset.family).is_dir() else folder


def set_aside(path: Path) -> str:
    """Rename a bad file to `<name>.bad`, so that it is kept but never used. Says in a sentence what was done."""
    aside, number = path.with_name(path.name + ".bad"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.bad{number}")
    try:
        path.rename(aside)
    except FileNotFoundError:  # another process was quicker
        return "It was moved aside."
    except OSError:
        return "It was not used, and could not be moved aside."
    return f"It was moved to {aside}."
