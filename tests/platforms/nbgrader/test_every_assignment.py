"""Each of the assignments through nbgrader's commands, from release to a grade."""

from __future__ import annotations

from pathlib import Path

import pytest
from classroom import Classroom
from nbgrader.api import Gradebook

from autograder.course import load_course

pytestmark = pytest.mark.slow

IDS = [assignment.id for assignment in load_course(Path(__file__).resolve().parents[3]).assignments]


@pytest.mark.parametrize("assignment", IDS)
def test_the_reference_gets_full_marks_and_the_stub_none(classroom: Classroom, assignment: str, tmp_path: Path) -> None:
    classroom.nbgrader("generate_assignment", assignment, "--create", "--force")
    classroom.nbgrader("release_assignment", assignment, "--force", f"--Exchange.root={tmp_path / 'exchange'}")
    module = load_course(classroom.root).assignment(assignment).module
    assert list((tmp_path / "exchange").rglob(f"outbound/{assignment}/{module}.ipynb"))
    right = classroom.hand_in("six-right", assignment)
    stub = classroom.folder("submitted", "six-stub", assignment) / right.name
    stub.parent.mkdir(parents=True)
    stub.write_bytes((classroom.root / "release" / "nbgrader" / assignment / right.name).read_bytes())
    classroom.nbgrader("autograde", assignment)
    with Gradebook(f"sqlite:///{classroom.root}/solutions/nbgrader/gradebook.db") as book:
        full, none = (book.find_submission(assignment, student) for student in ("six-right", "six-stub"))
        assert full.score == full.max_score - full.max_written_score > 0
        assert none.score == 0


def test_validate_tells_a_finished_notebook_from_a_stub(classroom: Classroom) -> None:
    classroom.nbgrader("generate_assignment", "a0_pixels", "--create", "--force")
    right = classroom.hand_in("validated", "a0_pixels")
    released = classroom.root / "release" / "nbgrader" / "a0_pixels" / "pixels.ipynb"
    beside = released.with_name("test_pixels.py")
    (right.parent / beside.name).write_bytes(beside.read_bytes())
    assert "passes all the tests" in classroom.nbgrader("validate", right)
    said = classroom.nbgrader("validate", released)
    assert "not written yet" in said and "notebook.py" not in said
