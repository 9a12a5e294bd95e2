"""A course of one's own to work on with nbgrader's real commands, and a class that hands in."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograder.course import load_course

BIN = Path(sys.executable).parent
SECONDS = 600


@dataclass(frozen=True)
class Classroom:
    """A copy of the course in a folder of its own."""

    root: Path

    def run(self, program: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """One of the programs beside this Python."""
        return subprocess.run(
            [BIN / program, *map(str, arguments)],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env={**os.environ, **environment},
        )

    def nbgrader(self, *arguments: object, **environment: str) -> str:
        """What a command of nbgrader said; it must have worked."""
        done = self.run("nbgrader", *arguments, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def folder(self, name: str, student: str, assignment: str) -> Path:
        return self.root / "solutions" / "nbgrader" / name / student / assignment

    def released(self, assignment: str) -> Any:
        module = load_course(self.root).assignment(assignment).module
        return nbformat.read(self.root / "release" / "nbgrader" / assignment / f"{module}.ipynb", as_version=4)

    def answers(self, assignment: str) -> dict[str, str]:
        """grade_id → the reference answer."""
        module = load_course(self.root).assignment(assignment).module
        source = self.root / "solutions" / "nbgrader" / "source" / assignment / f"{module}.ipynb"
        return {cell_id(cell): cell.source for cell in nbformat.read(source, as_version=4).cells if cell_id(cell)}

    def hand_in(self, student: str, assignment: str, change: Callable[[Any], None] = lambda notebook: None) -> Path:
        """The released notebook with the reference answers and what `change` does to it.

        The experiments are left out, as students may: they take minutes, and nothing depends on them.
        """
        notebook, answers = self.released(assignment), self.answers(assignment)
        notebook.cells = [cell for cell in notebook.cells if cell_id(cell) or _defines(cell)]
        exercises = load_course(self.root).assignment(assignment).exercises
        for cell in notebook.cells:
            if cell_id(cell) in exercises:
                cell.source = answers[cell_id(cell)]
            elif cell_id(cell).startswith("written_"):
                cell.source = f"An answer of {student}."
        change(notebook)
        module = load_course(self.root).assignment(assignment).module
        path = self.folder("submitted", student, assignment) / f"{module}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
        return path


def _defines(cell: Any) -> bool:
    """Whether a cell only imports and defines: later ones need that."""
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    return cell.cell_type == "code" and all(isinstance(part, kinds) for part in ast.parse(cell.source).body)


def cell_id(cell: Any) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def cell_of(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if cell_id(cell) == name)


def make_classroom(root: Path, into: Path) -> Classroom:
    """Everything that an instructor's folder holds, built."""
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(root / name, into / name)
    shutil.copytree(root / "solutions", into / "solutions", ignore=shutil.ignore_patterns("examples", "nbgrader"))
    classroom = Classroom(into)
    built = classroom.run("course", "build")
    assert built.returncode == 0, built.stderr
    return classroom
