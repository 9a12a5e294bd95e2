"""The course's cells back in a submitted notebook, each once, whatever was deleted, copied, renamed or stripped.

A submission is taken for no more than a list of texts: what kind of cell, its source, and which cell of the course it
says it is. All other metadata comes from the notebook that was given out, so nothing that a student wrote there counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbformat import v4

if TYPE_CHECKING:
    from nbformat import NotebookNode

MAKE = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell, "raw": v4.new_raw_cell}


@dataclass
class Piece:
    """One cell as it was handed in."""

    kind: str  # "code", "markdown" or "raw"
    source: str
    claims: str = ""  # the grade_id that its metadata names


def pieces_of(notebook: Any) -> list[Piece]:
    """The cells of a notebook as `nbformat.reader.reads` gives it, of any format."""
    old = notebook.nbformat < 4
    cells = [cell for sheet in notebook.worksheets for cell in sheet.cells] if old else notebook.cells
    return [_piece(cell, "input" if old else "source") for cell in cells]


def _piece(cell: Any, code_field: str) -> Piece:
    kind = {"code": "code", "raw": "raw"}.get(cell.cell_type, "markdown")
    source = cell.get(code_field if kind == "code" else "source", "")
    source = "".join(source) if isinstance(source, list) else str(source)
    metadata = cell.get("metadata", {})
    claimed = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    claims = claimed.get("grade_id", "") if isinstance(claimed, dict) else ""
    return Piece(kind, source.encode(errors="replace").decode(), claims if isinstance(claims, str) else "")


def restored(pieces: list[Piece], given: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The submission as a whole notebook, and what had to be put right, in words.

    `given` is the notebook as it was given out. Every cell of it that nbgrader knows is there exactly once.
    """
    remarks: list[str] = []
    place = _places(pieces, given, remarks)
    cells = [MAKE[piece.kind](piece.source) for piece in pieces]
    by_piece = {index: grade_id for grade_id, index in place.items()}
    known = {grade_id: cell for cell in given.cells if (grade_id := grade_id_of(cell))}
    for index, grade_id in by_piece.items():
        cells[index].metadata["nbgrader"] = dict(known[grade_id].metadata.nbgrader)
    after = -1
    inserted: list[tuple[int, NotebookNode]] = []
    for grade_id, cell in known.items():
        if grade_id in place:
            after = max(after, place[grade_id])
            continue
        remarks.append(f"The cell `{grade_id}` was missing. It was put back as it was given out.")
        inserted.append((after, MAKE[cell.cell_type](cell.source, metadata={"nbgrader": dict(cell.metadata.nbgrader)})))
    for position, cell in reversed(inserted):
        cells.insert(position + 1, cell)
    return v4.new_notebook(cells=cells, metadata=given.metadata), remarks


def grade_id_of(cell: NotebookNode) -> str:
    """nbgrader's name of a cell; empty for a cell that it does not know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _places(pieces: list[Piece], given: NotebookNode, remarks: list[str]) -> dict[str, int]:
    """grade_id → which submitted cell it is: the one that says so, else the one that looks like it."""
    place: dict[str, int] = {}
    for cell in given.cells:
        if not (grade_id := grade_id_of(cell)):
            continue
        claimed = [i for i, piece in enumerate(pieces) if piece.claims == grade_id and piece.kind == cell.cell_type]
        if len(claimed) > 1:
            remarks.append(f"There are {len(claimed)} cells `{grade_id}`. One counts; the others stay as they are.")
        if claimed:
            # Of copies the one that was worked on: the stub that was left beside it is no answer.
            place[grade_id] = next((i for i in claimed if pieces[i].source != cell.source), claimed[0])
    before = ""
    for cell in given.cells:
        grade_id = grade_id_of(cell)
        if grade_id and grade_id not in place:
            found = _look_alike(pieces, cell, before, set(place.values()))
            if found is not None:
                place[grade_id] = found
                remarks.append(f"The cell `{grade_id}` had lost its name. It was recognised by its content.")
        before = cell.source
    return place


def _look_alike(pieces: list[Piece], cell: NotebookNode, before: str, taken: set[int]) -> int | None:
    """A cell with the same source, with the same definition, or right below the same text."""
    free = [i for i, piece in enumerate(pieces) if i not in taken and piece.kind == cell.cell_type]
    defines = re.compile(rf"^(?:def|class) +{re.escape(grade_id_of(cell))}\b", re.MULTILINE)
    tests = (
        lambda i: pieces[i].source == cell.source,
        lambda i: cell.cell_type == "code" and bool(defines.search(pieces[i].source)),
        lambda i: not _locked(cell) and i > 0 and bool(before) and pieces[i - 1].source == before,
    )
    return next((i for test in tests for i in free if test(i)), None)


def _locked(cell: NotebookNode) -> bool:
    return bool(cell.metadata.nbgrader.get("locked"))
