"""The card under a notebook's `check("propagate")`: as HTML for notebooks and as text for terminals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from autograder.reporting import verdicts
from autograder.reporting.render import render
from autograder.reporting.shown import NAME, shown_checks
from autograder.reporting.text import one_line
from autograder.result import CheckResult


class _Card(NamedTuple):
    """The checks of one exercise in the form that the verdicts understand."""

    exercises: Sequence[str]
    checks: Sequence[CheckResult]
    remarks: Sequence[str] = ()


def to_card_html(
    checks: Sequence[CheckResult], exercise: str, done: int | None = None, total: int | None = None, after: str = ""
) -> str:
    """The card of one exercise, a fragment of HTML with a style of its own and no script.

    `checks` are that exercise's. `done` of `total` exercises of the assignment work, where known; `after` names the
    exercise that comes next. Follows JupyterLab's theme, and the system's theme elsewhere.
    """
    verdict, next_step = _judge(checks, exercise, after)
    return render(
        "card.html.j2",
        verdict=verdict,
        next_step=next_step,
        progress=_progress(verdict, done, total),
    )


def to_card_text(
    checks: Sequence[CheckResult], exercise: str, done: int | None = None, total: int | None = None, after: str = ""
) -> str:
    """The same as plain text: one line per check, then the first problem in full."""
    verdict, next_step = _judge(checks, exercise, after)
    lines = [f"{verdict.icon} {exercise}: {verdict.words} ({_progress(verdict, done, total)})"]
    lines += [f"  {verdicts.icon(check.outcome)} {check.title}" for check in verdict.checks]
    problem = verdicts.first_problem(verdict.checks)
    if problem is not None:
        lines += ["", *verdicts.explanation_lines(problem)]
    return "\n".join([*lines, "", f"Next: {next_step}"])


def _judge(checks: Sequence[CheckResult], exercise: str, after: str) -> tuple[verdicts.ExerciseVerdict, str]:
    own = shown_checks([check for check in checks if check.exercise == exercise])
    card = _Card([one_line(exercise, NAME)], own)
    (verdict,) = verdicts.by_exercise(card)
    if verdict.done and after:
        return verdict, f"Go on with {after}."
    return verdict, verdicts.next_step(card)


def _progress(verdict: verdicts.ExerciseVerdict, done: int | None, total: int | None) -> str:
    points = verdicts.part_of(verdict.score, verdict.max_score, "point")
    if done is None or total is None:
        return points
    return f"{points}; {verdicts.part_of(done, total, 'exercise')} done"
