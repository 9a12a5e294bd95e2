"""Write the submissions of a made-up class, as `solutions/<id>/demo/class.toml` describes them.

Each student starts from the notebook that was given out, fills in the exercises that they are said to have written with
the reference answers, and has code of their own in some.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from autograder.course import Assignment
from autograder.problem import Problem

CLASS = "demo/class.toml"  # below solutions/<id>/


class Student(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One member of the made-up class."""

    name: str
    about: str
    hands_in: str = "notebook"  # or "module"
    written: list[str] | None = None  # exercises filled in; None for all
    examples: list[str] = []  # known wrong or right answers that replace an exercise: "wrong/propagate_no_mean"
    code: dict[str, str] = {}  # exercise -> what stands in its cell
    keep: float = 1.0  # the part of the file that arrives: below 1 it is cut off


class MadeUpClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    student: list[Student]


def make_class(root: Path, assignment: Assignment, into: Path) -> list[Student]:
    """Write one sub-folder for each student of the description. Needs the built notebooks. Raises Problem."""
    description = root / "solutions" / assignment.id / CLASS
    try:
        students = msgspec.convert(tomllib.loads(description.read_text(encoding="utf-8")), MadeUpClass).student
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Problem(f"{description.relative_to(root)} can't be used: {error}.") from error
    write_class(root, assignment, students, into)
    return students


def write_class(root: Path, assignment: Assignment, students: Sequence[Student], into: Path) -> None:
    """Write one sub-folder for each of these students. Needs the built notebooks."""
    import nbformat

    given = nbformat.read(root / "assignments" / assignment.id / f"{assignment.module}.ipynb", as_version=4)
    answers = nbformat.read(
        root / "solutions" / "nbgrader" / "source" / assignment.id / f"{assignment.module}.ipynb", as_version=4
    )
    sources = {_exercise(cell): cell.source for cell in answers.cells}
    examples = root / "solutions" / assignment.id / "examples"
    for student in students:
        notebook = nbformat.from_dict(given)
        for cell in notebook.cells:
            exercise = _exercise(cell)
            if exercise in assignment.exercises:
                cell.source = _cell(student, exercise, cell.source, sources[exercise], examples)
        _write(notebook, student, assignment.module, into / student.name)


def _exercise(cell) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _cell(student: Student, exercise: str, stub: str, answer: str, examples: Path) -> str:
    if exercise in student.code:
        return student.code[exercise].strip("\n")
    for name in student.examples:
        code = (examples / f"{name}.py").read_text(encoding="utf-8")
        if f"\nExercise: {exercise}\n" in code:
            return code.strip("\n")
    return answer if student.written is None or exercise in student.written else stub


def _write(notebook, student: Student, module: str, folder: Path) -> None:
    import jupytext
    import nbformat

    folder.mkdir(parents=True, exist_ok=True)
    if student.hands_in == "module":
        path, text = folder / f"{module}.py", jupytext.writes(notebook, fmt="py:percent")
    else:
        path, text = folder / f"{module}.ipynb", nbformat.writes(notebook)
    path.write_text(text[: int(len(text) * student.keep)], encoding="utf-8")
