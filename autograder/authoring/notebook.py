"""From a master: the nbgrader source notebook, the student notebook and the student module."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from autograder.authoring.errors import MasterError
from autograder.authoring.master import PERCENT, Cell, Master, Role

if TYPE_CHECKING:
    from nbformat import NotebookNode

CODE_STUB = '# YOUR CODE HERE\nraise NotImplementedError("not written yet")'
SCHEMA = 3  # of nbgrader's cell metadata
# In every check cell: after a restart of the kernel the card can then say what to run first.
CHECK_IMPORT = "from autograder import check\n\n"


def source_notebook(master: Master, points: Mapping[str, int], written_points: int) -> NotebookNode:
    """The instructor's notebook, with the answers: what `nbgrader generate_assignment` starts from."""
    from nbformat import v4

    cells, ids = [], set()
    for cell in master.cells:
        metadata = _nbgrader(cell, points, written_points)
        new = v4.new_markdown_cell if cell.role in (Role.text, Role.written) else v4.new_code_cell
        identifier = _cell_id(cell, metadata.get("grade_id", ""), ids)
        ids.add(identifier)
        text = CHECK_IMPORT + cell.plain if cell.role is Role.check else cell.plain
        cells.append(new(text, id=identifier, metadata={"nbgrader": metadata} if metadata else {}))
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return v4.new_notebook(cells=cells, metadata=metadata)


def _nbgrader(cell: Cell, points: Mapping[str, int], written_points: int) -> dict[str, Any]:
    """nbgrader's metadata of a cell. Points have one home, the checks and course_config.py, so they are put in here."""
    flags = {"schema_version": SCHEMA, "grade": False, "locked": False, "solution": False, "task": False}
    if cell.role is Role.check:
        grade_id = cell.nbgrader.get("grade_id") or f"check_{cell.exercise}"
        return flags | {"grade": True, "locked": True, "grade_id": grade_id, "points": points[cell.exercise]}
    if cell.role is Role.written:
        return flags | {
            "grade": True,
            "solution": True,
            "grade_id": cell.nbgrader["grade_id"],
            "points": written_points,
        }
    if cell.role is Role.fill_in:
        return flags | {"solution": True, "grade_id": cell.exercise}
    return {}


def _cell_id(cell: Cell, grade_id: str, taken: set[str]) -> str:
    """An id that depends on the master only: of a graded cell its name, of another one its content."""
    base = grade_id[:60] or hashlib.sha256(f"{cell.role}\n{cell.plain}".encode()).hexdigest()[:12]
    names = (base if count == 1 else f"{base}-{count}" for count in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def student_notebook(source: NotebookNode) -> NotebookNode:
    """What nbgrader releases: no answers, checks locked, checksums in place. The source stays unchanged."""
    from nbgrader import preprocessors as nbgrader
    from traitlets.config import Config

    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    notebook, resources = copy.deepcopy(source), {}
    # nbgrader's own order in `generate_assignment`, without what starts kernels or writes to the gradebook.
    for step in (
        nbgrader.LockCells,
        nbgrader.ClearSolutions,
        nbgrader.ClearOutput,
        nbgrader.CheckCellMetadata,
        nbgrader.ClearHiddenTests,
        nbgrader.ClearMarkScheme,
        nbgrader.ComputeChecksums,
        nbgrader.CheckCellMetadata,
    ):
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook


def student_module(master: Master, student: NotebookNode) -> str:
    """The student notebook as a percent script. Guards are kept, so that importing it trains nothing.

    Raises MasterError where the stub in place of the answer leaves something that is not Python.
    """
    import jupytext
    from nbformat import v4

    cells = []
    for cell, node in zip(master.cells, student.cells, strict=True):
        if node.cell_type == "markdown":
            cells.append(v4.new_markdown_cell(node.source, metadata=cell.spacing))
            continue
        source = node.source if cell.role is Role.fill_in else cell.source
        try:
            compile(source, str(master.path), "exec")
        except SyntaxError as error:
            problem = f"with the answer of {cell.exercise!r} taken out, the cell is not Python any more: {error.msg}."
            raise MasterError(master.path, cell.line, problem) from None
        cells.append(v4.new_code_cell(source, metadata=cell.spacing))
    filters = {"notebook_metadata_filter": "-all", "cell_metadata_filter": "-all"}
    notebook = v4.new_notebook(cells=cells, metadata={"jupytext": filters})
    return jupytext.writes(notebook, fmt=PERCENT).strip("\n") + "\n"


def as_json(notebook: NotebookNode) -> str:
    """The file's text, checked against the notebook format."""
    import nbformat

    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"
