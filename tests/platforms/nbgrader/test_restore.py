"""A submitted notebook is whole again, whatever was done to its cells."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import reader, v4

from autograder.platforms.nbgrader.reading import read_submission
from autograder.platforms.nbgrader.restore import Piece, grade_id_of, pieces_of, restored


def nbgrader(grade_id: str, *, solution: bool, grade: bool = False) -> dict:
    return {
        "nbgrader": {
            "grade_id": grade_id,
            "grade": grade,
            "solution": solution,
            "locked": not solution,
            "task": False,
            "schema_version": 3,
        }
    }


GIVEN = v4.new_notebook(
    cells=[
        v4.new_markdown_cell("# The lesson"),
        v4.new_code_cell("import numpy as np"),
        v4.new_code_cell("def first():\n    raise NotImplementedError", metadata=nbgrader("first", solution=True)),
        v4.new_code_cell('check("first")', metadata=nbgrader("check_first", solution=False, grade=True)),
        v4.new_code_cell("def second():\n    raise NotImplementedError", metadata=nbgrader("second", solution=True)),
        v4.new_code_cell('check("second")', metadata=nbgrader("check_second", solution=False, grade=True)),
        v4.new_markdown_cell("### Written question"),
        v4.new_markdown_cell("YOUR ANSWER HERE", metadata=nbgrader("written", solution=True, grade=True)),
    ]
)
IDS = [grade_id_of(cell) for cell in GIVEN.cells if grade_id_of(cell)]


def handed_in() -> list[Piece]:
    """The notebook with everything filled in."""
    pieces = [Piece(cell.cell_type, cell.source, grade_id_of(cell)) for cell in GIVEN.cells]
    pieces[2].source = "def first():\n    return 1"
    pieces[4].source = "def second():\n    return 2"
    pieces[7].source = "Because."
    return pieces


def sources(notebook) -> dict[str, str]:
    found = {grade_id_of(cell): cell.source for cell in notebook.cells if grade_id_of(cell)}
    assert len(found) == sum(bool(grade_id_of(cell)) for cell in notebook.cells), "a name stands twice"
    return found


def test_an_untouched_structure_needs_no_remark():
    notebook, remarks = restored(handed_in(), GIVEN)
    assert remarks == []
    assert [cell.source for cell in notebook.cells] == [piece.source for piece in handed_in()]


def test_a_deleted_check_and_a_deleted_answer_come_back_where_they_were():
    pieces = [piece for piece in handed_in() if piece.claims not in ("check_first", "second")]
    notebook, remarks = restored(pieces, GIVEN)
    assert [grade_id_of(cell) for cell in notebook.cells if grade_id_of(cell)] == IDS
    assert "NotImplementedError" in sources(notebook)["second"]
    assert len(remarks) == 2 and all("was missing" in remark for remark in remarks)


def test_of_copies_the_one_that_was_worked_on_counts():
    pieces = handed_in()
    pieces.insert(2, Piece("code", GIVEN.cells[2].source, "first"))
    notebook, remarks = restored(pieces, GIVEN)
    assert sources(notebook)["first"] == "def first():\n    return 1"
    assert remarks == ["There are 2 cells `first`. One counts; the others stay as they are."]
    assert len(notebook.cells) == len(pieces)


def test_a_notebook_without_metadata_is_recognised_by_its_content():
    pieces = [Piece(piece.kind, piece.source) for piece in handed_in()]
    notebook, remarks = restored(pieces, GIVEN)
    assert sources(notebook)["first"] == "def first():\n    return 1"
    assert sources(notebook)["written"] == "Because."
    assert len(notebook.cells) == len(pieces) and len(remarks) == len(IDS)


def test_a_changed_name_is_no_name_and_the_answer_is_found():
    pieces = handed_in()
    pieces[2].claims = "frist"
    notebook, _ = restored(pieces, GIVEN)
    assert sources(notebook)["first"] == "def first():\n    return 1"


def test_a_name_on_a_cell_of_another_kind_does_not_count():
    pieces = handed_in()
    pieces[0].claims = "first"
    assert sources(restored(pieces, GIVEN)[0])["first"] == "def first():\n    return 1"


def test_metadata_come_from_the_given_notebook_alone(tmp_path):
    notebook = v4.new_notebook(
        cells=[v4.new_code_cell('check("first")', metadata=nbgrader("check_first", solution=True))]
    )
    notebook.cells[0].metadata["nbgrader"] |= {"points": 1000, "locked": False, "checksum": "0"}
    notebook.cells[0].metadata["trusted"] = True
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    cell = next(c for c in read_submission(path, GIVEN)[0].cells if grade_id_of(c) == "check_first")
    assert dict(cell.metadata) == {"nbgrader": dict(GIVEN.cells[3].metadata.nbgrader)}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 7), st.booleans(), st.booleans()), max_size=14))
def test_whatever_is_deleted_copied_or_moved_every_cell_is_there_once(choices):
    """The law that nbgrader needs: each known cell exactly once, no cell of the student's is lost."""
    whole = handed_in()
    pieces = [
        Piece(whole[i].kind, whole[i].source + ("\n# mine" if edited else ""), whole[i].claims if named else "")
        for i, named, edited in choices
    ]
    notebook, _ = restored(pieces, GIVEN)
    assert sorted(sources(notebook)) == sorted(IDS)
    left = [cell.source for cell in notebook.cells]
    for piece in pieces:
        left.remove(piece.source)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"cells": [',
        b"\xff\xfe",
        b'{"nbformat": 4, "cells": 7}',
        b"[" * 100_000,
        b'{"nbformat": 4, "cells": [{}]}',
    ],
)
def test_a_file_that_is_no_notebook_becomes_the_given_one_with_a_reason(tmp_path, content):
    path = tmp_path / "lesson.ipynb"
    path.write_bytes(content)
    notebook, [reason, *_] = read_submission(path, GIVEN)
    assert sorted(sources(notebook)) == sorted(IDS)
    assert reason.startswith("lesson.ipynb")


def test_the_old_format_is_read():
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 1, "source": "# The lesson", "metadata": {}},
                    {
                        "cell_type": "code",
                        "input": ["def first():\n", "    return 1"],
                        "outputs": [],
                        "language": "python",
                    },
                ]
            }
        ],
    }
    pieces = pieces_of(reader.reads(json.dumps(old)))
    assert [piece.kind for piece in pieces] == ["markdown", "code"]
    assert sources(restored(pieces, GIVEN)[0])["first"] == "def first():\n    return 1"
