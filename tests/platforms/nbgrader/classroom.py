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
from nbgrader.api import Gradebook

BIN = Path(sys.executable).parent
SECONDS = 600


@dataclass(frozen=True)
class Classroom:
    """A folder in which nbgrader's commands work: a copy of the course, or a course of nbgrader's own making."""

    root: Path
    home: str = "solutions/nbgrader"  # where nbgrader's folders and its gradebook are
    release: str = "release/nbgrader"

    def run(self, program: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """One of the programs beside this Python, as in an activated environment."""
        path = os.pathsep.join((str(BIN), os.environ.get("PATH", "")))
        return subprocess.run(
            [BIN / program, *map(str, arguments)],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env={**os.environ, "PATH": path, **environment},
        )

    def nbgrader(self, *arguments: object, **environment: str) -> str:
        """What a command of nbgrader said; it must have worked."""
        done = self.run("nbgrader", *arguments, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def folder(self, name: str, student: str, assignment: str) -> Path:
        """One of "submitted", "autograded", "feedback"."""
        return self.root / self.home / name / student / assignment

    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.root / self.home / 'gradebook.db'}")

    def source(self, assignment: str) -> Path:
        [path] = (self.root / self.home / "source" / assignment).glob("*.ipynb")
        return path

    def released(self, assignment: str) -> Any:
        return nbformat.read(self.root / self.release / assignment / self.source(assignment).name, as_version=4)

    def answers(self, assignment: str) -> dict[str, str]:
        """exercise → the reference answer."""
        cells = nbformat.read(self.source(assignment), as_version=4).cells
        return {cell_id(cell): cell.source for cell in cells if is_exercise(cell)}

    def hand_in(self, student: str, assignment: str, change: Callable[[Any], None] = lambda notebook: None) -> Path:
        """The released notebook with the reference answers and what `change` does to it.

        The experiments are left out, as students may: they take minutes, and nothing depends on them.
        """
        notebook, answers = self.released(assignment), self.answers(assignment)
        notebook.cells = [cell for cell in notebook.cells if cell_id(cell) or _defines(cell)]
        for cell in notebook.cells:
            if is_exercise(cell):
                cell.source = answers[cell_id(cell)]
            elif cell_id(cell).startswith("written_"):
                cell.source = f"An answer of {student}."
        change(notebook)
        path = self.folder("submitted", student, assignment) / self.source(assignment).name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
        return path


def _defines(cell: Any) -> bool:
    """Whether a cell only imports and defines: later ones need that."""
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    return cell.cell_type == "code" and all(isinstance(part, kinds) for part in ast.parse(cell.source).body)


def cell_id(cell: Any) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def is_exercise(cell: Any) -> bool:
    return cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution", False)


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
