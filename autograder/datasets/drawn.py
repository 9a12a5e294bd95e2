"""The data set that is drawn here: kept in the cache if that can be written, else drawn anew each time."""

from __future__ import annotations

from pathlib import Path

from autograder.atomic import write_atomically
from autograder.datasets import cats_h5
from autograder.datasets.catalogue import DataFile, Dataset
from autograder.datasets.cats_h5 import Part
from autograder.datasets.places import cached, set_aside


def obtain(dataset: Dataset) -> tuple[Part, Part, str]:
    """Training part, test part, and where they are, in words for a person. Never fails for lack of a disk."""
    folder = cached(dataset)
    remarks, found = [], []
    for name, file in zip(cats_h5.PICTURES, dataset.files, strict=True):
        try:
            found.append(_read(folder / file.name, name, file))
        except _BadFile as bad:
            remarks.append(f"{bad} {set_aside(folder / file.name).rstrip('.')}")
        except OSError:  # not drawn yet, or a folder that can't be read
            continue
    if len(found) == len(dataset.files):
        return found[0], found[1], str(folder)
    from autograder.datasets.drawing import draw_cats

    parts = draw_cats()
    if any(cats_h5.digest(part) != file.sha256 for part, file in zip(parts, dataset.files, strict=True)):
        remarks.append("drawn in memory: this machine's arithmetic gives slightly other pictures than published")
        return *parts, "; ".join(remarks)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, part, file in zip(cats_h5.PICTURES, parts, dataset.files, strict=True):
            write_atomically(folder / file.name, cats_h5.to_bytes(part.x, part.y, name))
        where = str(folder)
    except OSError:
        where = f"drawn in memory, because {folder} can't be written"
    return *parts, "; ".join([where, *remarks])


def state(dataset: Dataset) -> str:
    """The checksum state of the cached drawing, for a person. Changes nothing."""
    wrong = []
    for name, file in zip(cats_h5.PICTURES, dataset.files, strict=True):
        try:
            _read(cached(dataset) / file.name, name, file)
        except _BadFile as bad:
            wrong.append(str(bad))
        except OSError:
            return "not drawn yet"
    return " ".join(wrong) or "right"


class _BadFile(Exception):
    """A file that is not what was drawn; the message says in a sentence what is wrong with it."""


def _read(path: Path, part: str, file: DataFile) -> Part:
    """One part from the cache. Raises OSError if it can't be read, _BadFile if it is not what was drawn."""
    data = path.read_bytes()
    try:
        content = cats_h5.read(data, part)
    except ValueError as problem:
        raise _BadFile(f"{path.name} {problem}.") from problem
    if cats_h5.digest(content) != file.sha256:
        raise _BadFile(f"{path.name} has the wrong checksum.")
    return content
