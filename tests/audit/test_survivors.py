"""Mutants graded: one that passes needs its reason, and a reason needs its survivor."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from autograder.audit import audit_mutants, print_mutants
from autograder.audit.mutants_table import summary
from autograder.audit.survivors import ReasonsProblem, read_reasons
from autograder.course import Assignment
from autograder.grading.job import make_job
from autograder.grading.sources import first_losses
from autograder.result import CheckResult, Outcome

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = Assignment("a9", "nine", "Nine", ("half",))
MASTER = """\
# %% nbgrader={"solution": true, "grade": false, "locked": false, "grade_id": "half", "schema_version": 3}
def half(x):
    y = 0 + x
    ### BEGIN SOLUTION
    return y / 2
    ### END SOLUTION


# %%
if __name__ == "__main__":
    check("half")
"""
LOST = CheckResult("half", "test_half", "half", 1, False, Outcome.failed)
REASON = '[[survivors]]\nexercise = "half"\nreason = "{}"\nmutants = [["return y / 2", "{}"]]\n'


@pytest.fixture
def root(tmp_path):
    (tmp_path / "solutions" / "a9").mkdir(parents=True)
    (tmp_path / "solutions" / "a9" / "nine.py").write_text(MASTER)
    return tmp_path


def audit(root, survivor="return x / 2", reasons="survivors = []", verdict=LOST):
    """All mutants get the verdict but the survivor, which passes."""
    (root / "solutions" / "a9" / "survivors.toml").write_text(reasons)

    def grade(sources):
        return {name: None if survivor in text.split("# %%")[-1] else verdict for name, (_, text) in sources.items()}

    return audit_mutants(root, ASSIGNMENT, grade)


def test_only_the_answer_changes_and_the_last_definition_counts(root):
    seen = {}
    audit_mutants(root, ASSIGNMENT, lambda sources: seen.update(sources) or dict.fromkeys(sources, LOST))
    values = set()
    for exercise, text in seen.values():
        assert exercise == "half" and "y = 0 + x" in text.split("# %%")[-1]
        namespace = {"__name__": "submission"}
        exec(text, namespace)
        try:
            values.add(namespace["half"](6))
        except Exception as error:
            values.add(type(error))
    assert {None, 6, -3, 2, 36} <= values and len(seen) > 10


def test_a_survivor_needs_a_reason(root):
    bare, listed = audit(root), audit(root, reasons=REASON.format("y is x.", "return x / 2"))
    assert not bare.ok and "survives, and no reason is listed" in summary(bare)
    assert "  - return y / 2\n  + return x / 2" in summary(bare)
    assert listed.ok and "1 of 1 survivors have their reason" in summary(listed)
    text = io.StringIO()
    print_mutants(listed, Console(file=text, width=120))
    assert "y is x." in text.getvalue() and "caught / made" in text.getvalue()


def test_a_reason_needs_a_survivor(root):
    caught = audit(root, reasons=REASON.format("y is x.", "return x / 2"), survivor="no such line")
    assert not caught.ok and "test_half catches it" in summary(caught)
    unknown = audit(root, reasons=REASON.format("y is x.", "return x / 2 / 1"), survivor="no such line")
    assert not unknown.ok and "a mutant that is not made" in summary(unknown)


def test_a_mutant_that_breaks_a_check_fails_the_audit(root):
    broken = audit(root, survivor="no such line", verdict="a check is broken: ZeroDivisionError")
    assert not broken.ok and "ZeroDivisionError" in summary(broken)


@pytest.mark.parametrize(
    "text",
    [
        "survivors = ",
        "[[survivors]]\n",
        REASON.format("", "return x / 2"),
        REASON.format("Once.", "pass") + REASON.format("Twice.", "pass"),
        '[[survivors]]\nexercise = "half"\nreason = "x"\nmutants = [["only one line"]]\n',
    ],
)
def test_a_list_that_cannot_be_read_says_so(tmp_path, text):
    (tmp_path / "survivors.toml").write_text(text)
    with pytest.raises(ReasonsProblem, match=r"survivors\.toml"):
        read_reasons(tmp_path / "survivors.toml")


def test_a_reason_may_hold_on_one_device_alone(tmp_path):
    path = tmp_path / "survivors.toml"
    path.write_text(REASON.format("Nothing moves.", "pass") + 'device = "cpu"\n')
    assert list(read_reasons(path, "cpu").values()) == ["Nothing moves."] and read_reasons(path, "cuda") == {}


def test_no_list_is_an_empty_list(tmp_path):
    assert read_reasons(tmp_path / "survivors.toml") == {}


def test_only_the_mutated_exercise_is_judged(course):
    assignment = course.assignments[0]
    first, *_, last = assignment.exercises
    job = make_job(ROOT, course, assignment.id)
    wrong = f"{job.reference.read_text(encoding='utf-8')}\n\n\ndef {first}(*_):\n    return None\n"
    found = first_losses(job, {"its own": (first, wrong), "another": (last, wrong)}, jobs=1)
    assert (found["its own"].exercise, found["its own"].outcome) == (first, Outcome.failed)
    assert found["another"] is None
