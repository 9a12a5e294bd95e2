"""Grade every example and compare with what it is known to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.audit.examples import KINDS, Example, compose, read_examples
from autograder.course import Assignment
from autograder.result import CheckResult, Outcome

# (name -> source, course seed, name -> exercise whose first loss is enough) -> name -> results in the checks' order
Grade = Callable[[Mapping[str, str], str, Mapping[str, str]], Mapping[str, list[CheckResult]]]


@dataclass(frozen=True)
class AuditRow:
    """What the checks said about one example."""

    example: Example
    seed: str
    caught_by: CheckResult | None  # the first check of its own exercise that did not pass
    named: bool  # the message of that check names the mistake; False for a right example
    problem: str  # why this fails the audit; "" if all is well

    @property
    def ok(self) -> bool:
        return not self.problem


def audit(
    root: Path, assignment: Assignment, grade: Grade, *, seed: str = "1", kinds: Iterable[str] = KINDS
) -> list[AuditRow]:
    """One row for each example in solutions/<id>/examples. Raises ExampleProblem."""
    folder = root / "solutions" / assignment.id
    master = (folder / f"{assignment.module}.py").read_text(encoding="utf-8")
    kinds = set(kinds)
    examples = {
        f"{example.kind}/{example.name}": example
        for example in read_examples(folder / "examples", assignment.exercises)
        if example.kind in kinds
    }
    enough = {name: example.exercise for name, example in examples.items() if example.kind == "wrong"}
    results = grade({name: compose(master, example) for name, example in examples.items()}, seed, enough)
    return [judge(example, results.get(name, []), assignment.exercises, seed) for name, example in examples.items()]


def judge(example: Example, results: list[CheckResult], exercises: tuple[str, ...], seed: str = "1") -> AuditRow:
    """Whether the checks were right about one example."""
    lost = [result for result in results if result.outcome is not Outcome.passed]
    # Where a needed exercise failed, nothing was judged: that is no catch.
    caught = next((r for r in lost if r.exercise == example.exercise and r.outcome is not Outcome.skipped), None)
    named = caught is not None and any(name in message(caught).lower() for name in example.names)
    return AuditRow(example, seed, caught, named, _problem(example, results, lost, caught, exercises))


def message(result: CheckResult) -> str:
    """What a student reads about a failed check. A hidden one shows no values."""
    finding = result.finding
    if finding is None:
        return ""
    parts = [finding.problem, finding.mistake]
    if not result.hidden:
        parts += [finding.expected, finding.got]
    return " ".join(part for part in parts if part)


def _problem(
    example: Example,
    results: list[CheckResult],
    lost: list[CheckResult],
    caught: CheckResult | None,
    exercises: tuple[str, ...],
) -> str:
    if not results:
        return "was not graded"
    if example.kind == "right":
        return f"marked down by {lost[0].check}: {message(lost[0])}" if lost else ""
    before = exercises[: exercises.index(example.exercise)]
    earlier = next((result for result in lost if result.exercise in before), None)
    if earlier is not None:
        return f"also fails {earlier.check} of {earlier.exercise}, which comes before: {message(earlier)}"
    return "" if caught else "slips through: no check of its exercise fails"
