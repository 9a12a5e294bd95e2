"""What a workflow prints so that GitHub marks a line of a file.

The form: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message.
GitHub shows ten errors and ten warnings of a step, so there is one for each exercise that does not work yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from autograder.intake.lines import Lines
from autograder.reporting import verdicts
from autograder.reporting.shown import shown
from autograder.result import CheckResult, Outcome, SubmissionResult

_WHERE = re.compile(r"^at (.+), line (\d+): ", re.MULTILINE)  # as a finding says where the student's code raised


def line_of(check: CheckResult, lines: Lines) -> int:
    """The line that raised, else the one where the exercise is defined."""
    if check.finding is not None and (found := _WHERE.findall(check.finding.got)):
        label, number = found[-1]
        return lines.row(label, int(number))
    return lines.definition(check.exercise)


def to_annotations(result: SubmissionResult, file: str, line: Callable[[CheckResult], int]) -> list[str]:
    """One command for each exercise that does not work yet, about the check to look at first.

    One that is not written yet is a warning; one that waits for another is left out.
    """
    result = shown(result)
    commands = []
    for verdict in verdicts.by_exercise(result):
        check = verdicts.first_problem(verdict.checks)
        if check is not None and check.outcome is not Outcome.skipped:
            level = "warning" if check.outcome is Outcome.missing else "error"
            message = "\n".join([f"{check.title}: {verdicts.check_words(check)}.", *verdicts.explanation_lines(check)])
            places = f"file={_property(file)},line={line(check)},title={_property(check.exercise)}"
            commands.append(f"::{level} {places}::{_data(message)}")
    return commands


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
