"""nbgrader's reader and writer of notebooks, which puts a submission right as it reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter

from autograder.platforms.nbgrader.beside import remove_copies
from autograder.platforms.nbgrader.context import current
from autograder.platforms.nbgrader.reading import REMARKS, read_submission


class SubmissionExporter(NotebookExporter):
    """nbgrader's own reader and writer of notebooks, but for submissions: those are read by `read_submission`.

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
