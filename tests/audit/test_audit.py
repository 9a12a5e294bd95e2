"""The audit itself: it must fail when a check lets something through, and when one is unfair."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

from autograder.audit import ExampleProblem, audit, compose, print_audit, read_examples
from autograder.audit.run import judge
from autograder.audit.table import summary
from autograder.result import CheckResult, Finding, Outcome

EXERCISES = ("first", "second")
ASSIGNMENT = SimpleNamespace(id="a9", module="nine", exercises=EXERCISES)
WRONG = '"""Forgets the minus.\n\nExercise: second\nNames: sign | minus\n"""\n\n\ndef second():\n    return 1\n'
RIGHT = '"""Uses a loop.\n\nExercise: first\n"""\n\n\ndef first():\n    return 0\n'


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "solutions" / "a9"
    for kind, text in (("wrong", WRONG), ("right", RIGHT)):
        (folder / "examples" / kind).mkdir(parents=True)
        (folder / "examples" / kind / "one.py").write_text(text)
    (folder / "nine.py").write_text("def first():\n    return 0\n\n\ndef second():\n    return -1\n")
    return tmp_path


def result(exercise, outcome=Outcome.passed, mistake="", hidden=False, problem="It is wrong.", got="7"):
    finding = None if outcome is Outcome.passed else Finding(problem, got=got, mistake=mistake)
    return CheckResult(exercise, f"test_{exercise}", exercise, 1, hidden, outcome, finding)


def example(root, kind):
    return next(e for e in read_examples(root / "solutions/a9/examples", EXERCISES) if e.kind == kind)


def test_examples_are_read_with_what_they_are(root):
    wrong, right = read_examples(root / "solutions/a9/examples", EXERCISES)
    assert (wrong.kind, wrong.about, wrong.exercise, wrong.names) == (
        "wrong",
        "Forgets the minus",
        "second",
        ("sign", "minus"),
    )
    assert (right.kind, right.exercise, right.names) == ("right", "first", ())


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "x = 1\n", '"""About."""\n', '"""About.\n\nExercise: third\nNames: x\n"""\n', RIGHT],
)
def test_a_wrong_example_without_its_description_is_refused(root, text):
    (root / "solutions/a9/examples/wrong/two.py").write_text(text)
    with pytest.raises(ExampleProblem, match=r"wrong/two\.py"):
        read_examples(root / "solutions/a9/examples", EXERCISES)


def test_the_last_definition_counts(root):
    namespace = {}
    exec(compose((root / "solutions/a9/nine.py").read_text(), example(root, "wrong")), namespace)
    assert (namespace["first"](), namespace["second"]()) == (0, 1)


def test_a_caught_and_named_mistake_is_fine(root):
    row = judge(
        example(root, "wrong"), [result("first"), result("second", Outcome.failed, "Look at the Sign.")], EXERCISES
    )
    assert row.ok and row.named and row.caught_by.check == "test_second"


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([], "not graded"),
        ([result("first"), result("second")], "slips through"),
        ([result("first"), result("second", Outcome.skipped)], "slips through"),
        ([result("first", Outcome.failed), result("second", Outcome.failed)], "comes before"),
    ],
)
def test_a_wrong_example_fails_the_audit(root, results, words):
    assert words in judge(example(root, "wrong"), results, EXERCISES).problem


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.passed])
def test_a_right_example_may_not_lose_anything(root, outcome):
    row = judge(example(root, "right"), [result("first"), result("second", outcome)], EXERCISES)
    assert "marked down by test_second" in row.problem


def test_a_hidden_check_names_a_mistake_only_by_what_it_shows(root):
    shown = judge(example(root, "wrong"), [result("second", Outcome.failed, got="minus 1")], EXERCISES)
    hidden = judge(example(root, "wrong"), [result("second", Outcome.failed, got="minus 1", hidden=True)], EXERCISES)
    assert shown.named and not hidden.named


def test_all_examples_are_graded_under_the_seed_and_shown(root):
    seen = {}

    def grade(sources, seed, enough):
        assert set(enough) == {name for name in sources if name.startswith("wrong/")}
        seen.update(sources, seed=seed)
        return {
            name: [result("first"), result("second", Outcome.failed if "wrong" in name else Outcome.passed)]
            for name in sources
        }

    rows = audit(root, ASSIGNMENT, grade, seed="7")
    assert seen["seed"] == "7" and set(seen) == {"wrong/one", "right/one", "seed"}
    assert [row.ok for row in rows] == [True, True]
    text = io.StringIO()
    print_audit(rows, Console(file=text, width=120))
    assert "Forgets the minus" in text.getvalue() and "1 of 1 wrong ones caught; 0 named" in text.getvalue()
    assert "wrong/one: caught, but the message does not name the mistake." in summary(rows)
    assert "1 of 1 right ones accepted" in summary(rows)
    assert [row.example.kind for row in audit(root, ASSIGNMENT, grade, kinds=("right",))] == ["right"]
