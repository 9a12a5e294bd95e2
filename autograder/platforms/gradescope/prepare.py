"""The last step of setup.sh: put the data in place, verify it, and see that a worker starts.

`python -I -m autograder.platforms.gradescope.prepare ID DATASET`, in the folder of the zip.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from autograder import datasets
from autograder.course import load_course
from autograder.datasets.catalogue import dataset as entry_of
from autograder.datasets.places import cached
from autograder.grading.job import NO_DATA, make_job
from autograder.grading.judge import Judge
from autograder.problem import Problem

LOAD = {"cats": datasets.load_cats, "mnist": datasets.find_mnist}


def prepare(id: str, name: str, source: Path) -> None:
    """Raises Problem."""
    if name != NO_DATA:
        place_data(name, source)
    with Judge(make_job(source, load_course(source), id, dataset=None if name == NO_DATA else name)) as judge:
        print(f"{len(judge.catalogue)} checks of {id}; while the image is built, this is tier {judge.isolation.tier}.")


def place_data(name: str, source: Path) -> None:
    """Take the data set from the zip, or fetch or draw it, and verify it. Raises DataError."""
    dataset = entry_of(name)
    if (source / "data").is_dir():
        shutil.copytree(source / "data", cached(dataset), dirs_exist_ok=True)
    else:
        datasets.fetch(name)
    LOAD[dataset.family](name)  # reads each file's checksum, and writes what grading reads


if __name__ == "__main__":
    try:
        prepare(*sys.argv[1:3], Path.cwd())
    except Problem as problem:
        sys.exit(f"The autograder can't be set up: {problem}")
