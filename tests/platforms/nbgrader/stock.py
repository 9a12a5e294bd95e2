"""A course as nbgrader's own manual teaches it: plain asserts, hidden tests, partial credit, stock settings.

The exercises are those of this course's first assignment. It shows what the attacks do where nothing is put right.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import nbformat
from classroom import Classroom, cell_id
from nbformat import NotebookNode

CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'
# exercise → points and tests. The last line of the softmax's is its partial credit.
TESTS = {
    "to_vector": (
        2,
        """\
assert np.allclose(to_vector(np.array([[0, 255], [51, 102]])), [0, 1, 0.2, 0.4])
### BEGIN HIDDEN TESTS
assert np.allclose(to_vector(np.array([[[255, 0, 0], [255, 255, 255]]])), [1, 0, 0, 1, 1, 1])
### END HIDDEN TESTS""",
    ),
    "classify_by_rules": (
        2,
        """\
assert classify_by_rules(np.array([[1, 1], [0, 1]])) == "7"
### BEGIN HIDDEN TESTS
assert classify_by_rules(np.array([[1, 0], [1, 1]])) == "L"
### END HIDDEN TESTS""",
    ),
    "softmax": (
        4,
        """\
points = 0.0
try:
    probabilities = softmax(np.array([1.0, 2.0, 3.0]))
    points += 2 * bool(abs(sum(probabilities) - 1) < 1e-9)
    ### BEGIN HIDDEN TESTS
    points += 2 * bool(max(softmax(np.array([1000.0, 0.0]))) == 1)
    ### END HIDDEN TESTS
except Exception:
    pass
points""",
    ),
    "most_likely": (
        2,
        """\
assert most_likely(np.array([0.2, 0.7, 0.1]), ["cat", "dog", "cow"]) == "dog"
### BEGIN HIDDEN TESTS
assert most_likely(np.array([0.9, 0.1]), ["stock hidden class", "dog"]) == "stock hidden class"
### END HIDDEN TESTS""",
    ),
}
HIDDEN_WORDS = "stock hidden class"


def make_stock(into: Path, lesson: Path, assignment: str, tests: Mapping[str, tuple[int, str]] = TESTS) -> Classroom:
    """The course in a folder. `lesson` is the notebook with the exercises and their answers as nbgrader reads it.

    `tests` stand in place of this course's checks: exercise → points and code.
    """
    stock = Classroom(into, home=".", release="release")
    (into / "nbgrader_config.py").write_text(CONFIG)
    source = into / "source" / assignment / lesson.name
    source.parent.mkdir(parents=True)
    source.write_text(nbformat.writes(_plain(nbformat.read(lesson, as_version=4), tests)))
    return stock


def _plain(lesson: NotebookNode, tests: Mapping[str, tuple[int, str]]) -> NotebookNode:
    for cell in lesson.cells:
        if cell_id(cell).startswith("check_"):
            cell.metadata["nbgrader"]["points"], cell.source = tests[cell_id(cell).removeprefix("check_")]
    return lesson
