"""Find and load `course_config.py`."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from autograder.course.model import DEVICES, Course
from autograder.problem import Problem

CONFIG = "course_config.py"


class CourseError(Problem):
    """The course's configuration is missing or wrong; the message says what to do."""


def find_root(start: Path | None = None) -> Path:
    """The nearest folder at or above `start` that holds course_config.py. Raises CourseError."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise CourseError(f"No {CONFIG} in {start} or above it. Run this inside the course's folder.")


def load_course(root: Path | None = None) -> Course:
    """Run course_config.py, which is the instructor's own code, and check what it says. Raises CourseError."""
    path = (root or find_root()) / CONFIG
    spec = importlib.util.spec_from_file_location("course_config", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CourseError(f"{path.name} can't be loaded: {type(error).__name__}: {error}") from error
    course = getattr(module, "course", None)
    if not isinstance(course, Course):
        raise CourseError(f"{path.name} must define `course = Course(...)`.")
    _validate(course)
    return course


def _validate(course: Course) -> None:
    if not 0 <= course.late.penalty_per_day <= 1:
        raise CourseError(f"{CONFIG}: penalty_per_day is a part of the score, from 0 to 1.")
    seen = set()
    for assignment in course.assignments:
        where = f"{CONFIG}: assignment {assignment.id!r}"
        if assignment.id in seen:
            raise CourseError(f"{where} is there twice.")
        seen.add(assignment.id)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", assignment.id):
            raise CourseError(f"{where}: an id has lower-case letters, digits and underscores only.")
        if assignment.data is not None and assignment.data not in course.datasets:
            raise CourseError(f"{where}: data {assignment.data!r} is not one of {', '.join(course.datasets)}.")
        if assignment.device not in DEVICES:
            raise CourseError(f"{where}: device must be one of {', '.join(DEVICES)}, not {assignment.device!r}.")
        for check, points in assignment.points.items():
            if type(points) is not int or points < 0:
                raise CourseError(f"{where}: points of {check} must be a whole number of 0 or more, not {points!r}.")
        if min(assignment.limits.seconds, assignment.limits.cell_seconds) <= 0 or assignment.limits.memory_mb < 256:
            raise CourseError(f"{where}: limits need seconds above 0 and at least 256 MB of memory.")
