"""A class from a folder to results: what each submission gets, twice the same, and going on after a stop."""

from __future__ import annotations

import csv
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder.grading import cores
from autograder.grading.grade import FEEDBACK, GRADES, RESULTS, grade_class
from autograder.grading.job import GradingProblem, make_job
from autograder.intake.folder import submissions_in
from autograder.reporting.results_json import read_results_json
from autograder.result import Outcome

EXERCISES = ("flatten_and_scale", "propagate", "optimize", "predict", "model")


@pytest.fixture(scope="module")
def job(root, course):
    """A third of the time: what never ends is soon ended."""
    return replace(make_job(root, course, "a1_logistic", dataset="cats-drawn"), patience=0.3)


def grade(job, source: Path, out: Path, **options):
    out.mkdir(exist_ok=True)
    with submissions_in(source, "logistic") as found:
        return grade_class(job, found.hand_ins, out, jobs=2, **options)


def without_times(path: Path):
    """results.json without what may differ between two gradings."""
    return re.sub(r'"(execution_time|seconds)": ?[0-9.e-]+', "", path.read_text())


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory, root, reference_source, with_answer):
    folder = tmp_path_factory.mktemp("class")

    def write(name: str, text: str) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    stub = (root / "assignments" / "a1_logistic" / "logistic.ipynb").read_text(encoding="utf-8")
    filled = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell("%matplotlib inline\nimport no_such_package_of_mine"),
            nbformat.v4.new_code_cell(reference_source),
            nbformat.v4.new_code_cell("def plot(:\n    pass"),
            nbformat.v4.new_code_cell("raise RuntimeError('training and plotting are not run')"),
        ]
    )
    write("alice/logistic.py", reference_source)
    write("bob/logistic.ipynb", nbformat.writes(filled))
    write("carol.py", with_answer("def predict(w, b, X):\n    return (X\n"))
    write("dan.py", with_answer("def optimize(*a, **k):\n    while True: pass\n"))
    write("eve.ipynb", stub)
    write("finn/logistic.ipynb", stub[: len(stub) // 2])
    (folder / "gus").mkdir()
    write(
        "hana.py",
        with_answer("import no_such_package_of_mine\ndef predict(w, b, X):\n    return no_such_package_of_mine.p(X)"),
    )
    return folder


@pytest.fixture(scope="module")
def graded(job, class_folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("results")
    return grade(job, class_folder, out), out


def outcomes(graded, student: str) -> dict[str, set[str]]:
    result = read_results_json(graded[1] / student / RESULTS)
    return {name: {check.outcome.value for check in result.checks if check.exercise == name} for name in EXERCISES}


def test_every_submission_has_a_result(graded, class_folder):
    done, out = graded
    assert [result.student for result in done.results] == sorted(path.stem for path in class_folder.iterdir())
    assert not done.ungraded
    for result in done.results:
        assert (out / result.student / FEEDBACK).is_file()


@pytest.mark.parametrize("student", ["alice", "bob"])
def test_the_reference_gets_full_marks_as_module_and_as_notebook(graded, student):
    assert outcomes(graded, student) == {name: {"passed"} for name in EXERCISES}


def test_a_broken_cell_costs_only_what_depends_on_it(graded):
    found = outcomes(graded, "carol")
    assert found["predict"] == {"error"}
    assert found["model"] == {"skipped"}
    assert all(found[name] == {"passed"} for name in EXERCISES[:3])


def test_a_missing_package_costs_only_what_depends_on_it(graded):
    found = outcomes(graded, "hana")
    assert found["predict"] == {"error"}
    assert all(found[name] == {"passed"} for name in EXERCISES[:3])
    result = read_results_json(graded[1] / "hana" / RESULTS)
    [first, *_] = [check for check in result.checks if check.exercise == "predict"]
    assert "no_such_package_of_mine" in first.finding.got


def test_an_endless_loop_is_a_timeout_of_its_own_exercise(graded):
    found = outcomes(graded, "dan")
    assert found["optimize"] == {"timeout"}
    assert found["propagate"] == found["predict"] == {"passed"}


def test_a_stub_is_not_written_yet(graded):
    found = outcomes(graded, "eve")
    assert found["flatten_and_scale"] == found["propagate"] == found["predict"] == {"missing"}
    text = (graded[1] / "eve" / FEEDBACK).read_text()
    assert "not written yet" in text
    assert "Traceback" not in text


def test_what_can_not_be_read_is_invalid_and_says_why(graded):
    for student, says in (("finn", "not a notebook"), ("gus", "There is no logistic.ipynb")):
        assert set().union(*outcomes(graded, student).values()) == {"invalid"}
        assert says in " ".join(read_results_json(graded[1] / student / RESULTS).remarks)


def test_results_name_data_tier_and_versions(graded):
    data = json.loads((graded[1] / "alice" / RESULTS).read_text())["extra_data"]
    assert data["assignment"] == "a1_logistic"
    assert data["dataset"] == "cats-drawn"
    assert data["tier"] in "ABCD"
    assert {"python", "numpy", "autograder"} <= data["versions"].keys()
    assert {layer["name"] for layer in data["layers"]} >= {"secrets", "namespaces", "no network"}


def test_the_page_shows_the_students_own_learning_curve(graded):
    result = read_results_json(graded[1] / "alice" / RESULTS)
    assert result.learning_curve.values[0] == pytest.approx(0.693147, abs=1e-6)
    assert "<svg" in (graded[1] / "alice" / FEEDBACK).read_text()


def test_hidden_checks_do_not_show_what_they_expect(graded):
    for check in json.loads((graded[1] / "eve" / RESULTS).read_text())["tests"]:
        if check["extra_data"]["hidden"]:
            assert "expected" not in check["output"].lower()


def test_grades_csv_has_a_row_for_each_student(graded):
    rows = list(csv.DictReader((graded[1] / GRADES).read_text().splitlines()))
    assert [row["student"] for row in rows] == [result.student for result in graded[0].results]


def test_a_second_grading_differs_in_nothing_but_times(job, class_folder, graded, tmp_path):
    again = grade(job, class_folder, tmp_path / "again")
    assert again.kept == 0
    for result in again.results:
        first, second = (out / result.student / RESULTS for out in (graded[1], tmp_path / "again"))
        assert without_times(first) == without_times(second)


def test_only_what_is_left_is_graded(job, class_folder, graded, monkeypatch, tmp_path):
    _, out = graded
    before = {path: path.stat().st_mtime_ns for path in out.rglob(RESULTS)}
    (out / "bob" / RESULTS).unlink()
    (out / "carol" / RESULTS).write_text((out / "carol" / RESULTS).read_text()[:100])  # as if cut off
    (out / "dan" / FEEDBACK).unlink()
    again = grade(job, class_folder, out)
    assert again.kept == len(before) - 3
    changed = {path.parent.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"bob", "carol", "dan"}


def test_a_changed_submission_is_graded_again(job, tmp_path, with_answer):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.py").write_text(with_answer("def predict(w, b, X):\n    raise NotImplementedError\n"))
    first = grade(job, folder, tmp_path / "out").results[0]
    (folder / "ada.py").write_text(with_answer(""))
    second = grade(job, folder, tmp_path / "out")
    assert second.kept == 0
    assert second.results[0].score > first.score
    assert grade(job, folder, tmp_path / "out").kept == 1
    assert grade(job, folder, tmp_path / "out", fresh=True).kept == 0


def test_a_data_set_without_thresholds_is_refused(root, course, monkeypatch):
    assignment = course.assignment("a1_logistic")
    monkeypatch.setitem(assignment.thresholds, "cats-drawn", None)
    monkeypatch.delitem(assignment.thresholds, "cats-drawn")
    with pytest.raises(GradingProblem, match="no thresholds"):
        make_job(root, course, "a1_logistic", dataset="cats-drawn")


def test_the_judge_never_runs_the_submission(job, tmp_path):
    """Top-level code that would leave a mark in the judge's files leaves none: it runs in the worker or not at all."""
    mark = tmp_path / "mark"
    code = f"open({str(mark)!r}, 'w').write('x')\nX = open({str(mark)!r}, 'w')\ndef predict(w, b, X_=X): return 1\n"
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ada.py").write_text(code)
    [result] = grade(job, tmp_path / "class", tmp_path / "out").results
    assert not mark.exists()
    assert {check.outcome for check in result.checks if check.exercise == "predict"} == {Outcome.error}


def test_a_judge_that_breaks_down_is_said_and_nothing_is_lost(job, class_folder, tmp_path, monkeypatch):
    """A failure of the machinery is no verdict on the student."""
    monkeypatch.setattr(cores, "_grade_one", _breaks)
    out = tmp_path / "out"
    done = grade(job, class_folder, out)
    assert not done.results
    assert set(done.ungraded) == {path.stem for path in class_folder.iterdir()}


def test_a_judge_that_dies_costs_only_the_submission_that_kills_it(job, class_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cores, "_grade_one", _dies_of_gus)
    with submissions_in(class_folder, "logistic") as found:
        done = grade_class(job, found.hand_ins, tmp_path, jobs=2)
    assert set(done.ungraded) == {hand_in.student for hand_in in found.hand_ins}
    assert "broke down" in done.ungraded.pop("gus")
    assert set(done.ungraded.values()) == {"looked at"}


def _dies_of_gus(hand_in, out, fresh):
    if hand_in.student == "gus":
        os._exit(1)
    return "looked at"


def _breaks(hand_in, out, fresh):
    raise RuntimeError("no space left")
