"""Each lesson from top to bottom on the data that come with the course. A file of its own: it takes minutes."""

from __future__ import annotations

import pytest
from lesson_files import EMBEDDED
from run_through import assert_shows_all, executed


@pytest.mark.slow
def test_runs_from_top_to_bottom_without_a_warning(lesson, assignment, tmp_path, monkeypatch):
    """On the data that come with the course."""
    monkeypatch.delenv("COURSE_DATA", raising=False)
    outputs = executed(lesson, assignment, tmp_path, monkeypatch)
    assert_shows_all(outputs, assignment, EMBEDDED.get(assignment.data, ""))
