"""A lesson with the reference answers in it, run as a notebook from top to bottom."""

from __future__ import annotations

import os
import shutil

import pytest
from lesson_files import NEED_TORCH, PICTURES, PRINTED, PUBLIC_CHECKS, ROOT

from autograder.authoring.guards import unguarded


def executed(lesson, assignment, folder, monkeypatch) -> list:
    """All outputs of the notebook, with the reference answers in it, as a student who has solved everything sees it."""
    nbclient = pytest.importorskip("nbclient", reason="nbclient is part of the dev extra")
    if assignment.id in NEED_TORCH:
        pytest.importorskip("torch", reason="this lesson needs torch")
    monkeypatch.setenv("COURSE_CACHE", str(folder / "cache"))
    monkeypatch.setenv("MPLCONFIGDIR", str(folder / "matplotlib"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
    for cell in lesson.cells:
        if cell.cell_type == "code":
            cell.source = unguarded(cell.source) or cell.source
    shutil.copy(PUBLIC_CHECKS[assignment.id], folder)
    resources = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(lesson, timeout=900, kernel_name="python3", resources=resources).execute()
    return [output for cell in lesson.cells for output in cell.get("outputs", [])]


def assert_shows_all(outputs, assignment, dataset: str) -> None:
    """No warning, every picture, a card for each exercise, and the words that the text relies on."""
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == PICTURES[assignment.id]
    cards = [output for output in outputs if output.output_type == "execute_result"]
    done = [f"✓ {name}: done" for name in assignment.exercises]
    assert [output.data["text/plain"].split(" (")[0] for output in cards] == done
    text = "".join(output.text for output in outputs if output.output_type == "stream")
    assert [words for words in (dataset, *PRINTED[assignment.id]) if words not in text] == []
