"""A term with nbgrader's stock commands: release, a class of twelve, autograde, manual grades, feedback, export."""

from __future__ import annotations

import csv
import json
import sqlite3
import threading
import zipfile

import nbformat
import pytest
from classroom import Classroom, cell_id, cell_of
from nbformat import v4

pytestmark = pytest.mark.slow

FIRST, SECOND = "a0_pixels", "a2_tensors"
STDERR = "import sys\nprint('only a warning', file=sys.stderr)"
ENDLESS = "import time\nwhile True:\n    try: time.sleep(5)\n    except BaseException: pass"
SHORT = "limits=Limits(cell_seconds=12),"
SCRIPT = "from IPython.display import HTML\nHTML('<script>document.title = 1</script>shown')"


STRANGE = ["deleted", "doubled", "copied", "renamed", "stripped", "old"]  # cells
STRANGE += ["warns", "ends", "endless", "floods", "hungry", "script"]  # what they do


def replaced(name: str, old: str, new: str):
    def change(notebook) -> None:
        cell = cell_of(notebook, name)
        assert old in cell.source
        cell.source = cell.source.replace(old, new)

    return change


def without(*names: str):
    def change(notebook) -> None:
        notebook.cells = [cell for cell in notebook.cells if cell_id(cell) not in names]

    return change


def with_cell(source: str):
    return lambda notebook: notebook.cells.insert(2, v4.new_code_cell(source))


def doubled(name: str):
    def change(notebook) -> None:
        cell = cell_of(notebook, name)
        notebook.cells.append(v4.new_code_cell(cell.source, metadata=cell.metadata))

    return change


def renamed(notebook) -> None:
    cell_of(notebook, "check_softmax").metadata["nbgrader"]["grade_id"] = "check_something"


def stripped(notebook) -> None:
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata = {}


def stub(name: str):
    return lambda notebook: setattr(
        cell_of(notebook, name), "source", f"def {name}(*_):\n    raise NotImplementedError"
    )


@pytest.fixture(scope="module")
def term(classroom: Classroom) -> Classroom:
    """Released, handed in and autograded. A cell may take a few seconds only, so that the endless one is soon ended."""
    config = classroom.root / "course_config.py"
    config.write_text(config.read_text().replace("written_points=3,", f"written_points=3, {SHORT}", 1))
    for assignment in (FIRST, SECOND):
        classroom.nbgrader("generate_assignment", assignment, "--create")
    change = {
        "right": lambda notebook: None,
        "wrong": replaced("to_vector", "255", "256"),
        "half": stub("softmax"),
        "deleted": without("check_softmax", "most_likely"),
        "doubled": doubled("check_to_vector"),
        "renamed": renamed,
        "stripped": stripped,
        "warns": with_cell(STDERR),
        "ends": with_cell("import os\nos._exit(0)"),
        "script": with_cell(SCRIPT),
        "endless": with_cell(ENDLESS),
        "floods": with_cell("print('flood' * 10_000_000)"),
        "hungry": with_cell("import numpy\nnumpy.ones(10**10)"),
        "copied": doubled("softmax"),
    }
    for student, edit in change.items():
        classroom.hand_in(student, FIRST, edit)
    old = classroom.hand_in("old", FIRST)
    old.write_text(nbformat.writes(nbformat.read(old, as_version=4), version=3))
    classroom.folder("submitted", "cut", FIRST).mkdir(parents=True)
    (classroom.folder("submitted", "cut", FIRST) / "pixels.ipynb").write_text('{"cells": [')
    (classroom.folder("submitted", "right", FIRST) / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC")
    (classroom.folder("submitted", "warns", FIRST) / "timestamp.txt").write_text("no time at all")
    classroom.hand_in("right", SECOND)
    classroom.hand_in("half", SECOND, stub("fit_slope"))
    for assignment in (FIRST, SECOND):
        classroom.nbgrader("autograde", assignment)
    classroom.nbgrader("generate_feedback", FIRST)
    return classroom


def auto_scores(classroom: Classroom, assignment: str) -> dict[str, float]:
    with classroom.gradebook() as book:
        return {s.student.id: s.score for s in book.assignment_submissions(assignment)}


def test_the_released_notebook_is_the_students_one(term, root):
    """nbgrader makes of the source what `course build` makes of the master."""
    made = json.loads((root / "assignments" / FIRST / "pixels.ipynb").read_text())
    assert [cell["source"] for cell in json.loads(json.dumps(term.released(FIRST)))["cells"]] == [
        "".join(cell["source"]) for cell in made["cells"]
    ]
    beside = {path.name for path in (term.root / "release" / "nbgrader" / FIRST).iterdir()}
    assert beside == {"README.md", "pixels.ipynb", "test_pixels.py"}


@pytest.mark.parametrize("assignment", [FIRST, SECOND])
def test_scores_equal_those_of_course_grade_to_the_point(term, tmp_path, assignment):
    class_folder = tmp_path / "class"
    for folder in (term.root / "solutions" / "nbgrader" / "submitted").glob(f"*/{assignment}"):
        (class_folder / folder.parent.name).mkdir(parents=True)
        for path in folder.glob("*.ipynb"):
            (class_folder / folder.parent.name / path.name).write_bytes(path.read_bytes())
    done = term.run("course", "grade", assignment, class_folder, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    expected = {
        path.parent.name: json.loads(path.read_text())["score"] for path in (tmp_path / "out").glob("*/results.json")
    }
    assert auto_scores(term, assignment) == expected
    assert len(expected) == {FIRST: 16, SECOND: 2}[assignment]


def test_partial_credit_is_per_cell(term):
    with term.gradebook() as book:
        scores = {
            grade.name: grade.auto_score for grade in book.find_submission_notebook("pixels", FIRST, "half").grades
        }
    assert scores["check_softmax"] == 0
    assert scores["check_to_vector"] > 0 and scores["check_classify_by_rules"] > 0


@pytest.mark.parametrize("student", STRANGE)
def test_a_strange_notebook_gets_what_its_code_deserves(term, student):
    full = auto_scores(term, FIRST)["right"]
    with term.gradebook() as book:
        lost = {
            grade.name: grade.max_score_gradecell - grade.auto_score
            for grade in book.find_submission_notebook("pixels", FIRST, student).grades
            if grade.name.startswith("check_") and grade.auto_score < grade.max_score_gradecell
        }
    assert set(lost) == ({"check_most_likely"} if student == "deleted" else set())
    assert auto_scores(term, FIRST)[student] == full - sum(lost.values())


def feedback_of(term: Classroom, student: str) -> str:
    return (term.folder("feedback", student, FIRST) / "pixels.html").read_text(encoding="utf-8")


def test_feedback_says_what_is_wrong_and_why(term):
    page = feedback_of(term, "wrong")
    assert "255" in page and "Comments:" in page
    assert "to_vector" in page and "✗" in page


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("cut", "not a notebook that can be read"),
        ("deleted", "was missing"),
        ("copied", "There are 2 cells"),
        ("ends", "was not run to its end"),
        ("endless", "did not react to an interrupt"),
        ("floods", "output cut after"),
        ("hungry", "MemoryError"),
        ("old", "old notebook format 3"),
    ],
)
def test_feedback_says_what_was_put_right(term, student, words):
    assert words in feedback_of(term, student)


def test_nothing_that_a_student_wrote_runs_in_the_feedback(term):
    page = feedback_of(term, "script")
    assert "<script>document.title" not in page and "shown" in page


def test_manual_grades_and_comments_survive_regrading(term):
    with term.gradebook() as book:
        grade = book.find_grade("written_rules", "pixels", FIRST, "half")
        assert grade.needs_manual_grade
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        book.find_comment("written_rules", "pixels", FIRST, "half").manual_comment = "Well said."
        book.db.commit()
        before = book.find_submission(FIRST, "half").score
    term.nbgrader("autograde", FIRST, "--student", "half", "--force")
    with term.gradebook() as book:
        assert book.find_submission(FIRST, "half").score == before
        assert book.find_comment("written_rules", "pixels", FIRST, "half").comment == "Well said."
    term.nbgrader("generate_feedback", FIRST, "--student", "half", "--force")
    assert "Well said." in feedback_of(term, "half")


def test_time_comes_from_this_machine_and_late_work_loses_its_share(term):
    with term.gradebook() as book:
        assert book.find_submission(FIRST, "right").timestamp.year > 1999
    config = term.root / "course_config.py"
    original = config.read_text()
    due = "due=datetime(2026, 1, 1), title="
    late = "from datetime import datetime, timedelta\nfrom autograder.course import LatePolicy\n" + original.replace(
        "title=", due, 2
    ).replace(due, "title=", 1).replace(
        "course = Course(",
        "course = Course(\n    late=LatePolicy(penalty_per_day=0.001, "
        'extensions={"half": {"a0_pixels": timedelta(9999)}}),',
    )
    config.write_text(late)
    try:
        term.nbgrader("autograde", FIRST, "--student", "right", "--force")
        term.nbgrader("autograde", FIRST, "--student", "half", "--force")
        term.nbgrader("export")
    finally:
        config.write_text(original)
    with (term.root / "solutions" / "nbgrader" / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == FIRST}
    assert float(rows["right"]["late_submission_penalty"]) > 0
    assert float(rows["right"]["score"]) < float(rows["right"]["raw_score"])
    assert float(rows["half"]["late_submission_penalty"]) == 0


def test_a_gradebook_that_is_locked_for_a_while_is_waited_for(term):
    database = sqlite3.connect(term.root / "solutions" / "nbgrader" / "gradebook.db", check_same_thread=False)
    database.execute("BEGIN EXCLUSIVE")
    threading.Timer(8.0, database.rollback).start()
    term.nbgrader("autograde", FIRST, "--student", "wrong", "--force")
    assert "wrong" in auto_scores(term, FIRST)


def test_zip_collect_brings_a_class_in(term, tmp_path):
    archive = term.root / "solutions" / "nbgrader" / "downloaded" / FIRST / "archive" / "class.zip"
    archive.parent.mkdir(parents=True)
    source = term.folder("submitted", "right", FIRST) / "pixels.ipynb"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(source, "class/zoe/pixels.ipynb")
        file.writestr("class/zoe/timestamp.txt", "1999-01-01 00:00:00 UTC")
    term.nbgrader("zip_collect", FIRST)
    collected = term.folder("submitted", "zoe", FIRST)
    assert {path.name for path in collected.iterdir()} <= {"pixels.ipynb", "timestamp.txt"}
    term.nbgrader("autograde", FIRST, "--student", "zoe")
    with term.gradebook() as book:
        assert book.find_submission(FIRST, "zoe").timestamp.year > 1999
    assert auto_scores(term, FIRST)["zoe"] == auto_scores(term, FIRST)["right"]
