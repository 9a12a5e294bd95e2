"""The data set that is drawn here: kept in the cache if that can be written, else drawn anew each time."""

from __future__ import annotations

from pathlib import Path

from autograder.datasets import cats_h5
from autograder.datasets.catalogue import Dataset
from autograder.datasets.cats_h5 import Part
from autograder.datasets.places import cached, set_aside, write_atomically


def obtain(dataset: Dataset) -> tuple[Part, Part, str]:
    """Training part, test part, and where they are, in words for a person. Never fails for lack of a disk."""
    folder = cached(dataset)
    remarks = []
    try:
        return *_read(dataset, folder), str(folder)
    except OSError:  # not drawn yet, or a folder that can't be read
        pass
    except _BadFile as bad:
        remarks.append(f"{bad.path.name} {bad}. {set_aside(bad.path)}")
    from autograder.datasets.drawing import draw_cats

    parts = draw_cats()
    if any(cats_h5.digest(part) != file.sha256 for part, file in zip(parts, dataset.files, strict=True)):
        remarks.append("drawn in memory: this machine's arithmetic gives slightly other pictures than published")
        return *parts, "; ".join(remarks)
    try:
        for name, part, file in zip(cats_h5.PICTURES, parts, dataset.files, strict=True):
            write_atomically(folder / file.name, cats_h5.to_bytes(part.x, part.y, name))
        where = str(folder)
    except OSError:
        where = f"drawn in memory, because {folder} can't be written"
    return *parts, "; ".join([where, *remarks])


def state(dataset: Dataset) -> str:
    """The checksum state of the cached drawing, for a person. Changes nothing."""
    try:
        _read(dataset, cached(dataset))
    except OSError:
        return "not drawn yet"
    except _BadFile as bad:
        return f"{bad.path.name} {bad}"
    return "right"


class _BadFile(Exception):
    def __init__(self, path: Path, problem: str):
        super().__init__(problem)
        self.path = path


def _read(dataset: Dataset, folder: Path) -> tuple[Part, Part]:
    """Both parts from the cache. Raises OSError or _BadFile."""
    contents = [(folder / file.name).read_bytes() for file in dataset.files]
    parts = []
    for name, data, file in zip(cats_h5.PICTURES, contents, dataset.files, strict=True):
        try:
            part = cats_h5.read(data, name)
        except ValueError as problem:
            raise _BadFile(folder / file.name, str(problem)) from problem
        if cats_h5.digest(part) != file.sha256:
            raise _BadFile(folder / file.name, "has the wrong checksum")
        parts.append(part)
    return parts[0], parts[1]
