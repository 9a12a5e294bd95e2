"""Make every form of an assignment from its master, and see whether they are up to date."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.authoring.checks import HEADER, parse_checks, points_of, public_checks
from autograder.authoring.errors import LeakError, MasterError
from autograder.authoring.master import parse_master
from autograder.authoring.notebook import as_json, source_notebook, student_module, student_notebook
from autograder.authoring.readme import readme
from autograder.authoring.secrets import Secret, given_lines, leaks_in, secrets_of
from autograder.course import Assignment, Course, CourseError

NBGRADER_SOURCE = Path("solutions/nbgrader/source")
EXCERPT = 12  # lines of a diff


def build(root: Path, course: Course, ids: Sequence[str] | None = None) -> list[Path]:
    """Write what is out of date; returns these paths, in order. None means every assignment.

    Nothing is written at all if one of the masters is wrong (MasterError), an id is unknown (CourseError) or a file for
    students would hold an answer or a hidden check (LeakError).
    """
    assignments = _chosen(course, ids)
    made = {path: text for assignment in assignments for path, text in _made(root, course, assignment).items()}
    secrets = secrets_of_course(root, course)
    found = [
        leak
        for path, text in made.items()
        if not path.is_relative_to(NBGRADER_SOURCE)
        for leak in leaks_in(path.as_posix(), text, secrets)
    ]
    if found:
        raise LeakError("Nothing was written, because students would see secrets:\n" + "\n".join(found))
    written = []
    for path, text in made.items():
        if _read(root / path) != text:
            _write(root / path, text)
            written.append(path)
    for path in (stale for assignment in assignments for stale in _stale(root, assignment)):
        (root / path).unlink()
    return [root / path for path in written]


def check(root: Path, course: Course, ids: Sequence[str] | None = None) -> list[str]:
    """What is out of date, one text for each file, with the beginning of its difference. Changes nothing.

    The nbgrader source is not committed, so it counts only where it exists. Raises MasterError and CourseError.
    """
    found = []
    for assignment in _chosen(course, ids):
        for path, text in _made(root, course, assignment).items():
            there = _read(root / path)
            if there is None and not path.is_relative_to(NBGRADER_SOURCE):
                found.append(f"{path.as_posix()} is missing.")
            elif there is not None and there != text:
                found.append(f"{path.as_posix()} differs from its master:\n{_excerpt(there, text)}")
        found += [f"{path.as_posix()} is not made any more." for path in _stale(root, assignment)]
    return found


def leaks(root: Path, course: Course) -> list[str]:
    """Every answer and hidden check found in a file below assignments/. Raises MasterError."""
    secrets = secrets_of_course(root, course)
    return [
        leak
        for path in sorted((root / "assignments").rglob("*"))
        if path.is_file()
        for leak in leaks_in(path.relative_to(root).as_posix(), _read(path) or "", secrets)
    ]


def _chosen(course: Course, ids: Sequence[str] | None) -> list[Assignment]:
    try:
        return [course.assignment(id) for id in ids] if ids else list(course.assignments)
    except KeyError as error:
        raise CourseError(error.args[0]) from None


def student_files(root: Path, course: Course, assignment: Assignment) -> dict[str, str]:
    """What a student gets of one assignment outside this repository, by name. Raises MasterError and LeakError."""
    made = _made(root, course, assignment, bundle=True)
    files = {path.name: text for path, text in made.items() if not path.is_relative_to(NBGRADER_SOURCE)}
    secrets = secrets_of_course(root, course)
    if found := [leak for name, text in files.items() for leak in leaks_in(name, text, secrets)]:
        raise LeakError("Nothing was written, because students would see secrets:\n" + "\n".join(found))
    return files


def _made(root: Path, course: Course, assignment: Assignment, *, bundle: bool = False) -> dict[Path, str]:
    """Every file of one assignment, by its path below the root; `bundle`: it is to stand alone."""
    master, checks, text, path = _sources(root, assignment)
    points = points_of(checks, assignment)
    hidden = sum(assignment.points.get(check.name, check.points) for check in checks if check.hidden)
    source = source_notebook(master, points, assignment.written_points)
    student = student_notebook(source)
    beside = {"README.md": readme(course, assignment, points, hidden, bundle=bundle)}
    beside[f"test_{assignment.module}.py"] = public_checks(text, path)
    folder, instructor = Path("assignments", assignment.id), NBGRADER_SOURCE / assignment.id
    return {
        folder / f"{assignment.module}.ipynb": as_json(student),
        folder / f"{assignment.module}.py": student_module(master, student),
        **{folder / name: content for name, content in beside.items()},
        instructor / f"{assignment.module}.ipynb": as_json(source),
        # nbgrader releases what lies beside the notebook.
        **{instructor / name: content for name, content in beside.items()},
    }


def _sources(root: Path, assignment: Assignment):
    """The master, the checks, and the text and path of the checks."""
    folder = Path("solutions", assignment.id)
    master_path, checks_path = folder / f"{assignment.module}.py", folder / f"test_{assignment.module}.py"
    texts = [_read(root / path) for path in (master_path, checks_path)]
    for path, text in zip((master_path, checks_path), texts, strict=True):
        if text is None:
            raise MasterError(
                path, None, f"there is no such file. Write it, or take {assignment.id} out of the course."
            )
    master = parse_master(texts[0], master_path, assignment)
    return master, parse_checks(texts[1], checks_path, assignment), texts[1], checks_path


def secrets_of_course(root: Path, course: Course) -> list[Secret]:
    """Of the whole course: an answer of one assignment must not stand in another one either."""
    sources = [_sources(root, assignment)[:3] for assignment in course.assignments]
    public = {line for master, _, text in sources for line in given_lines(master, text)}
    return [secret for master, checks, text in sources for secret in secrets_of(master, checks, text, public)]


def _stale(root: Path, assignment: Assignment) -> Iterator[Path]:
    """Files of an earlier build under another module name: ours if the header of the checks says so."""
    folder = Path("assignments", assignment.id)
    for path in sorted((root / folder).glob("test_*.py")):
        module = path.stem.removeprefix("test_")
        if module != assignment.module and (_read(path) or "").startswith(HEADER):
            names = (f"{module}.ipynb", f"{module}.py", path.name)
            yield from (folder / name for name in names if (root / folder / name).is_file())
    source = NBGRADER_SOURCE / assignment.id
    for path in sorted([*(root / source).glob("*.ipynb"), *(root / source).glob("test_*.py")]):
        if path.stem.removeprefix("test_") != assignment.module:
            yield source / path.name


def _read(path: Path) -> str | None:
    """The text of a file; None if there is none. What is not UTF-8 is replaced, so that it differs and is made anew."""
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text)


def _excerpt(old: str, new: str) -> str:
    diff = difflib.unified_diff(old.split("\n"), new.split("\n"), "is", "should be", lineterm="", n=1)
    lines = list(islice(diff, EXCERPT + 1))
    return "\n".join(lines[:EXCERPT] + ["…"] * (len(lines) > EXCERPT))
