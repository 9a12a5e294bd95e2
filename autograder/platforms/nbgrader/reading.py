"""Read whatever was handed in as a notebook, so that nothing in a file stops nbgrader before a result is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from autograder.intake import IntakeProblem
from autograder.intake.code import read_text
from autograder.platforms.nbgrader.restore import pieces_of, restored

if TYPE_CHECKING:
    from nbformat import NotebookNode

MAX_BYTES = 50_000_000
REMARKS = "autograder_remarks"  # where the notebook's metadata keep what had to be put right


def read_submission(path: Path, given: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The submission, whole again, and what was wrong with it. An unreadable file becomes the notebook as given."""
    from nbformat import reader

    try:
        pieces = pieces_of(reader.reads(read_text(path, MAX_BYTES)))
    except IntakeProblem as problem:
        return restored([], given)[0], [str(problem)]
    except Exception:  # the library lets through whatever its parts raise on JSON of a wrong shape
        return restored([], given)[0], [f"{path.name} is not a notebook that can be read."]
    return restored(pieces, given)
