"""The result of a grading: one typed value. Every writer (JSON, HTML, CSV, terminal, notebook card) is a view of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """How one check ended. The words are part of the outside contract."""

    passed = "passed"
    failed = "failed"
    skipped = "skipped"  # an earlier exercise it needs failed
    missing = "missing"  # the stub is still there, or the name is not defined
    error = "error"  # the student's code raised
    timeout = "timeout"
    memory = "memory"
    crash = "crash"
    output_limit = "output_limit"
    protocol = "protocol"  # the worker answered with something that is not an answer
    invalid = "invalid"  # the submission could not be read at all


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a check did not pass, in parts, so that each view can choose what it may show.

    Of a hidden check only `problem` and `mistake` may reach a student: the other parts would give the check away.
    """

    problem: str  # one sentence without values: "dw has wrong values."
    expected: str = ""
    got: str = ""
    on: str = ""  # the input: "w (3, 1), b 0.5, X (3, 5), Y (1, 5)"
    mistake: str = ""  # the likely mistake, in one sentence; the check's hint where nothing better is known


class CheckResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one check said about one submission."""

    exercise: str
    check: str  # the test function's name
    title: str  # the check in words: "dw is the slope of the cost"
    points: int  # what a pass is worth
    hidden: bool
    outcome: Outcome
    finding: Finding | None = None  # None if and only if the check passed
    printed: str = ""  # what the student's code printed, capped and without control characters
    seconds: float = 0.0
    computed: float = 0.0  # of these seconds, what the student's own code took, as measured beside it
    measured: dict[str, float] = {}  # what the check measured on the way: {"test_accuracy": 0.72}

    @property
    def score(self) -> int:
        """All of the points or none."""
        return self.points if self.outcome is Outcome.passed else 0


class LearningCurve(msgspec.Struct, frozen=True):
    """How the student's own loss fell."""

    values: list[float]  # at 0, `every`, 2 · `every`, ...
    every: int = 1
    unit: str = "epoch"  # what is counted: "iteration", "epoch", "step"
    name: str = "loss"  # what the lesson calls the values


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that came of one check, to be used again for the same code."""

    result: CheckResult
    place: str  # a digest of where the code stands, which messages name
    curve: LearningCurve | None = None
    remarks: list[str] = []


class Layer(msgspec.Struct, frozen=True):
    """One layer of isolation as a self-test inside a real worker measured it."""

    name: str
    active: bool
    reason: str  # what was tried and what happened


class SubmissionResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything known about one graded submission."""

    student: str
    assignment: str  # "a1_logistic"
    title: str  # "Cats with logistic regression"
    exercises: list[str]  # in the order of the lesson
    dataset: str  # "cats-drawn"
    tier: str  # "A" to "D"
    layers: list[Layer]
    versions: dict[str, str]
    checks: list[CheckResult]
    remarks: list[str] = []  # about the file as a whole: "Cell 7 has a syntax error: ..."
    written_points: int = 0  # of the written question, which is graded by hand and not in the score
    learning_curve: LearningCurve | None = None
    key: str = ""  # a hash of all that the result depends on: the same key need not be graded again
    seconds: float = 0.0
    taken_over: int = 0  # checks that were not run: what they say of the same code was known

    @property
    def score(self) -> int:
        return sum(check.score for check in self.checks)

    @property
    def max_score(self) -> int:
        return sum(check.points for check in self.checks)
