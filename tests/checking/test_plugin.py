"""The plugin that makes test functions checks: order, skips, hints, broken checks, fixtures."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from autograder.checking.run import Checked, CheckRun, ChecksBroken, run_checks
from autograder.checking.settings import Settings
from autograder.checking.submission import Submission, at_desk
from autograder.isolation.protocol import Cell
from autograder.result import Outcome

HEAD = """
import numpy as np
import pytest
from autograder.checking.failure import CheckFailed
from autograder.result import Finding

def fail(problem="It is wrong.", **parts):
    raise CheckFailed(Finding(problem=problem, **parts))
"""
RIGHT = "def one(): return 1\ndef two(): return one() + 1\ndef draw(x): return x\n"
CHECKS = """
@pytest.mark.exercise("one")
@pytest.mark.points(2)
@pytest.mark.hint("Return 1.")
def test_one(student):
    '''one gives 1.'''
    got = student.one()
    if got != 1:
        fail(expected="1", got=repr(got))

@pytest.mark.exercise("two")
@pytest.mark.points(3)
@pytest.mark.needs("one")
def test_two(student):
    '''two gives 2.'''
    if student.two() != 2:
        fail(mistake="Add one.")
"""


def write_checks(folder: Path, body: str) -> Path:
    path = folder / "test_small.py"
    path.write_text(HEAD + textwrap.dedent(body))
    return path


def submission(code: str, name: str = "ada") -> Submission:
    return at_desk(name, [Cell("small.py", code)])


def run(folder: Path, body: str, *codes: str, settings: Settings | None = None) -> list[Checked]:
    found: list[Checked] = []
    submissions = [submission(code, f"student {n}") for n, code in enumerate(codes)]
    run_checks(write_checks(folder, body), CheckRun(settings or Settings(), submissions, found.append))
    return found


def test_each_submission_is_judged_for_itself(tmp_path):
    codes = [RIGHT, RIGHT.replace("return 1", "return 5"), RIGHT]
    found = run(tmp_path, CHECKS, *codes)
    assert [[result.outcome.value for result in checked.results] for checked in found] == [
        ["passed", "passed"],
        ["failed", "skipped"],
        ["passed", "passed"],
    ]


def test_a_result_carries_what_its_check_declared(tmp_path):
    [checked] = run(tmp_path, CHECKS, "def one(): return 5")
    first, second = checked.results
    assert (first.exercise, first.check, first.title, first.points, first.hidden) == (
        "one",
        "test_one",
        "one gives 1",
        2,
        False,
    )
    assert (first.finding.expected, first.finding.got, first.finding.mistake) == ("1", "5", "Return 1.")
    assert second.outcome is Outcome.skipped
    assert "`one` must work first" in second.finding.problem


def test_the_hint_gives_way_to_a_mistake_that_is_known(tmp_path):
    [checked] = run(tmp_path, CHECKS, RIGHT.replace("+ 1", "+ 2"))
    assert checked.results[1].finding.mistake == "Add one."


def test_the_instructors_points_come_first(tmp_path):
    [checked] = run(tmp_path, CHECKS, RIGHT, settings=Settings(points={"test_two": 7}))
    assert [result.points for result in checked.results] == [2, 7]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("def one(): raise NotImplementedError('not written yet')", Outcome.missing),
        ("x = 1", Outcome.missing),
        ("def one(): return 1 / 0", Outcome.error),
        ("def one(:", Outcome.error),
    ],
)
def test_no_answer_is_no_failure_of_the_check(tmp_path, code, outcome):
    [checked] = run(tmp_path, CHECKS, code)
    assert checked.results[0].outcome is outcome
    assert not checked.broken


def test_a_check_that_raises_anything_else_is_named_and_gives_no_points(tmp_path):
    body = (
        CHECKS + "@pytest.mark.exercise('two')\n@pytest.mark.points(1)\ndef test_broken(student):\n    return {}['x']\n"
    )
    [checked] = run(tmp_path, body, RIGHT)
    assert list(checked.broken) == ["test_broken"]
    assert [result.check for result in checked.results] == ["test_one", "test_two", "test_broken"]
    assert checked.results[-1].outcome is Outcome.protocol
    assert checked.results[-1].score == 0


@pytest.mark.parametrize("body", ["def test_x(:", "import no_such_package_here", "x = 1", "def test_plain(): pass"])
def test_a_file_without_checks_that_load_is_said(tmp_path, body):
    with pytest.raises(ChecksBroken, match=r"test_small\.py"):
        run(tmp_path, body, RIGHT)


@pytest.mark.parametrize("points", ["1.5", "-1", "True", "'2'"])
def test_points_are_whole_numbers(tmp_path, points):
    body = f"@pytest.mark.exercise('one')\n@pytest.mark.points({points})\ndef test_one(student): pass\n"
    with pytest.raises(ChecksBroken):
        run(tmp_path, body, RIGHT)


DRAWS = """
@pytest.mark.exercise("draw")
@pytest.mark.points(1)
def test_draw(student, rng):
    fail(got=repr(student.draw(rng.normal())))
"""


def test_random_inputs_depend_on_submission_check_and_seed(tmp_path):
    def drawn(code: str, seed: str) -> str:
        [checked] = run(tmp_path, DRAWS, code, settings=Settings(seed=seed))
        return checked.results[0].finding.got

    assert drawn(RIGHT, "1") == drawn(RIGHT, "1")
    assert len({drawn(RIGHT, "1"), drawn(RIGHT, "2"), drawn(RIGHT + "# other", "1")}) == 3


def test_a_changed_argument_is_seen_by_the_check(tmp_path):
    body = """
    @pytest.mark.exercise("draw")
    @pytest.mark.points(1)
    def test_draw(student):
        x = np.zeros(2)
        student.draw(x)
        if x.any():
            fail()
    """
    [checked] = run(tmp_path, body, "def draw(x):\n    x += 1\n    return x\n")
    assert checked.results[0].outcome is Outcome.failed


def test_after_a_timeout_the_other_checks_of_the_exercise_get_little_time(tmp_path):
    """Seen by the session's own clock, through a stand-in that only writes down what it was given."""
    given: list[float] = []
    body = """
    @pytest.mark.exercise("one")
    @pytest.mark.points(1)
    def test_first(student): student.one()
    @pytest.mark.exercise("one")
    @pytest.mark.points(1)
    def test_second(student): student.one()
    """

    class Hangs:
        def exchange(self, header, arrays):
            from autograder.isolation.frames import FrameTimeout

            raise FrameTimeout

        def close(self):
            pass

    def connect(seconds):
        given.append(seconds)
        return Hangs()

    found: list[Checked] = []
    hanging = Submission("ada", [Cell("small.py", RIGHT)], connect)
    run_checks(write_checks(tmp_path, body), CheckRun(Settings(seconds=10), [hanging], found.append))
    assert [result.outcome for result in found[0].results] == [Outcome.timeout, Outcome.timeout]
    assert given == [10, 2]


def test_only_some_checks_can_be_asked_for(tmp_path):
    found: list[Checked] = []
    run_checks(
        write_checks(tmp_path, CHECKS),
        CheckRun(Settings(), [submission(RIGHT)], found.append, only=lambda catalogue: {"test_one"}),
    )
    assert [result.check for result in found[0].results] == ["test_one"]


def test_the_students_generators_do_not_tell_the_inputs(tmp_path):
    body = DRAWS.replace("student.draw(rng.normal())", "(rng.normal(), student.draw(0))")
    code = "import numpy as np\ndef draw(x): return float(np.random.default_rng(np.random.get_state()[1][0]).normal())"
    [checked] = run(tmp_path, body, code)
    mine, guessed = checked.results[0].finding.got.strip("()").split(", ")
    assert mine != guessed
