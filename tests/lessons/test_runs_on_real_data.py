"""Each lesson from top to bottom on the real pictures. A file of its own: it takes minutes."""

from __future__ import annotations

import pytest
from lesson_files import LESSONS, PUBLISHED, REAL, REAL_DIGITS
from run_through import assert_shows_all, executed


@pytest.mark.thorough
@pytest.mark.skipif(not REAL_DIGITS.is_dir(), reason="the real pictures are not in ../shared/data")
@pytest.mark.parametrize("assignment", [a for a in LESSONS.values() if a.data is not None], ids=lambda a: a.id)
def test_runs_on_the_real_pictures_too(lesson, assignment, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(REAL))
    outputs = executed(lesson, assignment, tmp_path, monkeypatch)
    assert_shows_all(outputs, assignment, PUBLISHED[assignment.data])
