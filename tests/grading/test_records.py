"""Only what changed is checked again, and what is taken over is what a fresh grading says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from autograder.grading.grade import RESULTS, grade_class
from autograder.grading.job import make_job
from autograder.grading.records import FILE, Records
from autograder.intake.folder import submissions_in
from autograder.result import CheckResult, Outcome, Record

CHANGED = "test_db_on_a_small_table"
WRONG = "def predict(w, b, X):\n    return (sigmoid(w.T @ X + b) > 0.9) * 1.0\n"


@pytest.fixture(scope="module")
def office(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the checks and the answers, to be edited."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(
        root / "solutions" / "a1_logistic",
        folder / "solutions" / "a1_logistic",
        ignore=shutil.ignore_patterns("examples", "demo"),
    )
    return folder


def grade(office: Path, course, submissions: Path, out: Path, **options):
    job = make_job(office, course, "a1_logistic", dataset="cats-drawn")
    with submissions_in(submissions, "logistic") as found:
        out.mkdir(exist_ok=True)
        return grade_class(job, found.hand_ins, out, jobs=1, **options)


def results(out: Path) -> dict[str, str]:
    """student → results.json without times, and without the key, which names the checks."""
    return {
        path.parent.name: re.sub(r'"(execution_time|seconds|key)": ?("[^"]*"|[0-9.e-]+)', "", path.read_text())
        for path in out.glob(f"*/{RESULTS}")
    }


def test_what_is_the_same_is_taken_over(office, course, tmp_path, with_answer, reference_source, root):
    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    stub = (root / "assignments" / "a1_logistic" / "logistic.ipynb").read_text()
    (folder / "ada.py").write_text(reference_source)
    (folder / "bob.py").write_text(with_answer(WRONG))
    (folder / "cem.ipynb").write_text(stub)
    (folder / "dora.ipynb").write_text(stub + "\n")  # the same code in another file
    first = grade(office, course, folder, out)
    checks = len(first.results[0].checks)
    assert {r.student for r in first.results if r.taken_over} == {"bob", "dora"}
    of_bob = next(r for r in first.results if r.student == "bob")
    assert checks > of_bob.taken_over > checks / 2, "those of ada's, but for predict and what needs it"
    fresh = grade(office, course, folder, tmp_path / "fresh", fresh=True)
    assert fresh.taken_over == 0
    assert results(out) == results(tmp_path / "fresh")

    path = office / "solutions" / "a1_logistic" / "test_logistic.py"
    before = path.read_text()
    start = before.index(f"def {CHANGED}(")
    path.write_text(before[:start] + re.sub(r'("""[^"]+""")', r"\1\n    assert True", before[start:], count=1))
    again = grade(office, course, folder, out)
    path.write_text(before)
    assert again.kept == 0, "a check has changed"
    by_name = {result.student: result for result in again.results}
    assert by_name["ada"].taken_over == checks - 1
    assert results(out) == results(tmp_path / "fresh")


def test_other_points_cost_no_checking(office, course, tmp_path, reference_source):
    from dataclasses import replace

    folder, out = tmp_path / "class", tmp_path / "out"
    folder.mkdir()
    (folder / "ada.py").write_text(reference_source)
    first = grade(office, course, folder, out).results[0]
    assignment = replace(course.assignment("a1_logistic"), points={CHANGED: 7})
    others = tuple(a for a in course.assignments if a.id != assignment.id)
    second = grade(office, replace(course, assignments=(*others, assignment)), folder, out).results[0]
    assert second.taken_over == len(second.checks)
    old = next(check.points for check in first.checks if check.check == CHANGED)
    assert second.score == first.score - old + 7


def record(outcome: Outcome) -> Record:
    return Record(CheckResult("e", "c", "t", 1, False, outcome), "here")


def test_what_hangs_on_the_machine_is_not_kept(tmp_path):
    with Records(tmp_path, "today") as records:
        records.keep({outcome: record(outcome) for outcome in Outcome})
        kept = records.recall(list(Outcome))
    assert set(kept) == {
        Outcome.passed,
        Outcome.failed,
        Outcome.missing,
        Outcome.error,
        *kept.keys() & {"output_limit", "invalid"},
    }
    assert kept["passed"] == record(Outcome.passed)


def test_another_environment_forgets(tmp_path):
    with Records(tmp_path, "today") as records:
        records.keep({"a": record(Outcome.passed)})
    with Records(tmp_path, "tomorrow") as records:
        assert records.recall(["a"]) == {}


@pytest.mark.parametrize("content", [b"no data base", b""])
def test_a_damaged_file_costs_only_time(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    with Records(tmp_path, "today") as records:
        records.keep({"a": record(Outcome.passed)})
        assert records.recall(["a"]) in ({}, {"a": record(Outcome.passed)})


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    with Records(tmp_path / "absent", "today") as records:
        records.keep({"a": record(Outcome.passed)})
        assert records.recall(["a"]) == {}
