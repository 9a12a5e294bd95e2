"""The course that this nbgrader process works on. nbgrader makes its parts by name and can't hand it to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.authoring.make import NBGRADER_SOURCE
from autograder.authoring.notebook import student_notebook
from autograder.course import Course
from autograder.problem import Problem

if TYPE_CHECKING:
    from nbformat import NotebookNode

HOME = NBGRADER_SOURCE.parent  # what nbgrader keeps is not for students


@dataclass(frozen=True)
class Context:
    root: Path
    course: Course

    def folder(self, name: str) -> Path:
        """One of nbgrader's folders: "submitted", "autograded", "feedback"."""
        return self.root / HOME / name

    def submitted(self, assignment: str, student: str) -> Path:
        return self.folder("submitted") / student / assignment

    def source(self, assignment: str) -> Path:
        """What nbgrader releases: the notebook with its answers, and what students get beside it."""
        return self.root / NBGRADER_SOURCE / assignment

    def given(self, assignment: str, notebook: str) -> NotebookNode:
        """The notebook as students got it. Raises Problem."""
        import nbformat

        source = self.source(assignment) / f"{notebook}.ipynb"
        try:
            return student_notebook(nbformat.read(source, as_version=4))
        except OSError as error:
            raise Problem(f"{source} can't be read. Run `course build {assignment}` first.") from error


_context: Context | None = None


def use(context: Context) -> None:
    """Called once, by the configuration."""
    global _context
    _context = context


def current() -> Context:
    """The context of this process. Raises Problem where nbgrader_config.py was not read."""
    if _context is None:
        raise Problem("nbgrader was started outside of the course. Run it in the folder of nbgrader_config.py.")
    return _context
