"""Reading a graded folder: all of it, and what is odd about it in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from reporting_samples import build_result

from autograder.atomic import write_atomically
from autograder.grading.grade import FEEDBACK, GRADES, RESULTS, write_result
from autograder.grading.graded import NotGraded, read_graded
from autograder.reporting.grades_csv import to_grades_csv

NAMES = ("ada", "ben", "=cem", "d  e")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    results = [build_result(name) for name in NAMES]
    for name, result in zip(NAMES, results, strict=True):
        write_result(result, tmp_path / name)
    write_atomically(tmp_path / GRADES, to_grades_csv(results))
    (tmp_path / "notes").mkdir()
    return tmp_path


def test_every_result_is_read_under_the_name_of_its_folder(folder: Path) -> None:
    (folder / "ben" / FEEDBACK).unlink()
    found = read_graded(folder)
    assert [(s.folder, s.has_feedback) for s in found.students] == [
        ("=cem", True), ("ada", True), ("ben", False), ("d  e", True),
    ]  # fmt: skip
    assert (found.damaged, found.oddities) == ([], [])


def test_a_damaged_result_is_named_and_the_others_are_read(folder: Path) -> None:
    path = folder / "ben" / RESULTS
    path.write_bytes(path.read_bytes()[:100])
    found = read_graded(folder)
    assert len(found.students) == 3
    [sentence] = found.damaged
    assert str(path) in sentence and "grade again" in sentence


def test_no_results(tmp_path: Path) -> None:
    with pytest.raises(NotGraded, match="There is no folder"):
        read_graded(tmp_path / "absent")
    with pytest.raises(NotGraded, match="holds no results"):
        read_graded(tmp_path)


def test_results_of_two_assignments_are_refused(folder: Path) -> None:
    write_result(build_result("eve", assignment="a3_cats"), folder / "eve")
    with pytest.raises(NotGraded, match="a1_logistic and a3_cats"):
        read_graded(folder)


def test_a_student_of_an_earlier_grading_is_named(folder: Path) -> None:
    write_result(build_result("eve"), folder / "eve")
    [sentence] = read_graded(folder).oddities
    assert sentence.startswith("eve: not in grades.csv")


def test_an_unfinished_grading_is_said(folder: Path) -> None:
    (folder / GRADES).unlink()
    [sentence] = read_graded(folder).oddities
    assert "not finished" in sentence


def test_results_that_are_not_comparable_are_said(folder: Path) -> None:
    other = build_result("ben", dataset="cats-real", tier="A")
    write_result(replace(other, checks=other.checks[1:]), folder / "ben")
    text = " ".join(read_graded(folder).oddities)
    for what in (
        "2 different data sets (cats-drawn, cats-real)",
        "2 different isolation tiers",
        "2 different sets of checks",
    ):
        assert what in text
