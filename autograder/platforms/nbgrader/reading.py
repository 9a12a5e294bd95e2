"""Read whatever was handed in as a notebook, so that nothing in a file stops nbgrader before a result is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import NotebookExporter

from autograder.intake import IntakeProblem
from autograder.intake.code import read_text
from autograder.platforms.nbgrader.beside import remove_copies
from autograder.platforms.nbgrader.context import current
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


class SubmissionExporter(NotebookExporter):
    """nbgrader's own reader and writer of notebooks, but for submissions: those are read as above.

    Its parent is nbgrader's converter, which knows the course's folders.
    """

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **keywords: Any
    ) -> tuple[Any, dict[str, Any]]:
        """As nbconvert's. A notebook from the folder of submissions is restored first."""
        converter = self.parent
        if not getattr(converter, "_sanitizing", False):
            return super().from_filename(filename, resources, **keywords)
        assert resources is not None
        names = resources["nbgrader"]
        graded = converter._format_dest(names["assignment"], names["student"])
        remove_copies(Path(graded), current().source(names["assignment"]))
        given = current().given(names["assignment"], names["notebook"])
        notebook, remarks = read_submission(Path(filename), given)
        notebook.metadata[REMARKS] = remarks
        for remark in remarks:
            self.log.warning("%s: %s", names["student"], remark)
        resources["metadata"] = {"name": names["notebook"], "path": str(Path(filename).parent)}
        return self.from_notebook_node(notebook, resources=resources, **keywords)
