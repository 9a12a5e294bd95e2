"""feedback.html: what one student gets back. One page that needs nothing else: no network, no script."""

from __future__ import annotations

from autograder.reporting import curve, verdicts
from autograder.reporting.render import render
from autograder.reporting.shown import shown
from autograder.result import SubmissionResult


def to_feedback_html(result: SubmissionResult) -> str:
    """The page of one student; the same result always gives the same page."""
    result = shown(result)
    return render(
        "feedback.html.j2",
        result=result,
        verdicts=verdicts.by_exercise(result),
        progress=verdicts.progress(result),
        next_step=verdicts.next_step(result),
        any_hidden=any(check.hidden for check in result.checks),
        costs=result.learning_curve,
        curve=curve.draw(result.learning_curve or []),
        axes=curve,
    )
