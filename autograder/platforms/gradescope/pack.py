"""The zip that an instructor uploads: engine, checks, answers, data where it can't be fetched, and two scripts."""

from __future__ import annotations

import importlib.resources
import sys
from pathlib import Path
from typing import NamedTuple

from autograder.authoring.archive import write_zip
from autograder.authoring.checks import parse_checks, points_of
from autograder.authoring.wheel import build_wheel
from autograder.course import Course
from autograder.course.load import CONFIG
from autograder.datasets import published
from autograder.datasets.catalogue import dataset as entry_of
from autograder.grading.job import NO_DATA, make_job
from autograder.intake.code import SUFFIXES
from autograder.problem import Problem

PROGRAMS = ("setup.sh", "run_autograder")
MAX_BYTES = 100 * 2**20  # more than any course needs; Gradescope's own limit is of that order


class Packed(NamedTuple):
    """What an instructor should know of the zip."""

    dataset: str  # "none" where the checks make all of their inputs
    points: int  # of all checks together


def pack(root: Path, course: Course, id: str, out: Path) -> Packed:
    """Write the zip to `out`. Raises Problem."""
    job = make_job(root, course, id)
    assignment = job.assignment
    checks = parse_checks(job.checks.read_text(encoding="utf-8"), job.checks, assignment)
    wheel, engine = build_wheel(root)
    extras = "grading,torch" if assignment.needs_torch else "grading"
    files: dict[str, bytes | str] = {
        wheel: engine,
        "requirements.txt": f"./{wheel}[{extras}]\n",
        "course.env": f"COURSE_ASSIGNMENT={id}\nCOURSE_DATASET={job.dataset}\n"
        f"COURSE_MODULES=({' '.join(assignment.preload)})\n"
        f"COURSE_PYTHON={sys.version_info.major}.{sys.version_info.minor}\n",
        **_scripts(),
        **_below(
            root, [Path(CONFIG), Path("constraints.txt"), *(p.relative_to(root) for p in (job.checks, job.reference))]
        ),
        # What students were given: a file that is unchanged is not what they mean to hand in.
        **_below(root, [Path("assignments", id, f"{assignment.module}{suffix}") for suffix in SUFFIXES]),
        **_data(job.dataset),
    }
    size = sum(map(len, files.values()))
    if size > MAX_BYTES:
        raise Problem(f"The zip would hold {size / 1e6:.0f} MB. Choose a smaller data set in {CONFIG}.")
    write_zip(out, files, PROGRAMS)
    return Packed(job.dataset, sum(points_of(checks, assignment).values()))


def _scripts() -> dict[str, str]:
    templates = importlib.resources.files(__package__) / "templates"
    return {name: (templates / name).read_text(encoding="utf-8") for name in PROGRAMS}


def _below(root: Path, paths: list[Path]) -> dict[str, bytes]:
    try:
        return {path.as_posix(): (root / path).read_bytes() for path in paths}
    except OSError as error:
        raise Problem(f"{error.filename} can't be read ({error.strerror}). Run `course build` first.") from error


def _data(name: str) -> dict[str, bytes]:
    """The files of a data set that nobody offers for download. Others are fetched or drawn when the image is built."""
    if name == NO_DATA:
        return {}
    dataset = entry_of(name)
    if dataset.kind != "published" or dataset.url is not None:
        return {}
    folder = published.find(dataset)
    assert folder is not None, "the data set in use is on this machine"
    return {f"data/{file.name}": published.read_verified(folder, file) for file in dataset.files}
