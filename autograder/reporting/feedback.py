"""feedback.html: what one student gets back. One page that needs nothing else: no network, no script."""

from __future__ import annotations

from autograder.reporting import curve, verdicts
from autograder.reporting.render import render
from autograder.reporting.shown import shown
from autograder.result import Outcome, SubmissionResult


def to_feedback_html(result: SubmissionResult) -> str:
    """The page of one student; the same result always gives the same page."""
    result = shown(result)
    return render(
        "feedback.html.j2",
        result=result,
        verdicts=verdicts.by_exercise(result),
        progress=verdicts.progress(result),
        unfolded=_unfolded(result),
        next_step=verdicts.next_step(result),
        any_hidden=any(check.hidden for check in result.checks),
        curve=curve.draw(result.learning_curve) if result.learning_curve else None,
        axes=curve,
    )


def _unfolded(result: SubmissionResult) -> set[str]:
    """The exercises whose checks are worth reading at once: those with findings of their own, and the next one."""
    judged = verdicts.by_exercise(result)
    own = {v.name for v in judged if v.outcome not in (None, Outcome.passed, *verdicts.SAME_FOR_ALL)}
    first = verdicts.first_unfinished(result)
    return own | ({first.name} if first else set())
