"""What a result means in plain words: shared by every view, so that all of them say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from autograder.result import CheckResult, Outcome

WORDS = {
    Outcome.passed: "passed",
    Outcome.failed: "not right yet",
    Outcome.skipped: "waits for an earlier exercise",
    Outcome.missing: "not written yet",
    Outcome.error: "stopped with an error",
    Outcome.timeout: "took too long",
    Outcome.memory: "used too much memory",
    Outcome.crash: "ended Python itself",
    Outcome.output_limit: "printed too much",
    Outcome.protocol: "gave no answer that could be read",
    Outcome.invalid: "could not be read",
}

# A stub or an unreadable file makes all checks of an exercise say the same, so once is enough.
SAME_FOR_ALL = (Outcome.missing, Outcome.skipped, Outcome.invalid)

# A shape of its own for each kind, because colour alone tells too little.
ICONS = {Outcome.passed: "✓", Outcome.skipped: "…", Outcome.missing: "○"}
OTHER_ICON = "✗"

# What to do about the first problem of the exercise {name}.
_STEPS = {
    Outcome.failed: "Look at `{name}` again",
    Outcome.skipped: "Get what `{name}` waits for to work",
    Outcome.missing: "Write `{name}`",
    Outcome.error: "Find out why `{name}` stops with an error",
    Outcome.timeout: "Make `{name}` faster: look for a loop that never ends",
    Outcome.memory: "Make `{name}` use less memory: look for an array that grows or is far too large",
    Outcome.crash: "Find out why `{name}` ends Python",
    Outcome.output_limit: "Make `{name}` print less",
    Outcome.protocol: "Look at what `{name}` returns",
    Outcome.invalid: "Hand in a file that can be read",
}


PRINTED_LINES = 12  # of what the student's code printed


class Checked(Protocol):
    """What the views of a student's own checks need; a SubmissionResult has it."""

    @property
    def exercises(self) -> Sequence[str]: ...
    @property
    def checks(self) -> Sequence[CheckResult]: ...
    @property
    def remarks(self) -> Sequence[str]: ...


class Part(NamedTuple):
    """One piece of an explanation."""

    label: str  # "Expected"; empty for the opening sentence
    text: str
    verbatim: bool  # values and printed text keep their white space; sentences don't need to


class ExerciseVerdict(NamedTuple):
    name: str
    checks: list[CheckResult]  # of this exercise, in order
    outcome: Outcome | None  # passed when all checks passed; else of the check to look at first; None without checks
    words: str  # "done", "took too long", "waits for propagate"
    score: int
    max_score: int

    @property
    def done(self) -> bool:
        return self.outcome is Outcome.passed

    @property
    def icon(self) -> str:
        return "–" if self.outcome is None else icon(self.outcome)

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.outcome is Outcome.passed for check in self.checks)


def icon(outcome: Outcome) -> str:
    return ICONS.get(outcome, OTHER_ICON)


def kind(outcome: Outcome | None) -> str:
    """ "passed", "problem" or "open": three colours are enough."""
    if outcome is Outcome.passed:
        return "passed"
    return "open" if outcome in (None, *ICONS) else "problem"


def check_words(check: CheckResult) -> str:
    """The verdict in words; a skipped check names what it waits for, where its problem does in backticks."""
    if check.outcome is Outcome.skipped and check.finding is not None:
        named = [name for name in re.findall(r"`(\w+)`", check.finding.problem) if name != check.exercise]
        if named:
            return "waits for " + " and ".join(dict.fromkeys(named))
    return WORDS[check.outcome]


def by_exercise(result: Checked) -> list[ExerciseVerdict]:
    """One verdict per exercise in the order of the lesson; an exercise that only a check knows comes last."""
    return [_judge(name, result) for name in exercise_order(result)]


def exercise_order(result: Checked) -> list[str]:
    return list(dict.fromkeys([*result.exercises, *(check.exercise for check in result.checks)]))


def _judge(name: str, result: Checked) -> ExerciseVerdict:
    checks = [check for check in result.checks if check.exercise == name]
    score, max_score = sum(check.score for check in checks), sum(check.points for check in checks)
    if not checks:
        return ExerciseVerdict(name, checks, None, "not checked", score, max_score)
    first = first_problem(checks)
    if first is None:
        return ExerciseVerdict(name, checks, Outcome.passed, "done", score, max_score)
    return ExerciseVerdict(name, checks, first.outcome, check_words(first), score, max_score)


def first_problem(checks: Sequence[CheckResult]) -> CheckResult | None:
    """The check to look at first: the first that did not pass, of its own fault rather than an earlier exercise's."""
    problems = [check for check in checks if check.outcome is not Outcome.passed]
    own = [check for check in problems if check.outcome is not Outcome.skipped]
    return next(iter(own or problems), None)


def first_unfinished(result: Checked) -> ExerciseVerdict | None:
    """The exercise to work on next, in the order of the lesson; one that only waits for another comes last."""
    unfinished = [verdict for verdict in by_exercise(result) if verdict.outcome is not None and not verdict.done]
    own = [verdict for verdict in unfinished if verdict.outcome is not Outcome.skipped]
    return next(iter(own or unfinished), None)


def count(number: int, noun: str) -> str:
    """ "1 point", "2 points", "no points"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def part_of(number: int, total: int, noun: str) -> str:
    """ "3 of 5 exercises"; the noun follows the total."""
    return f"{number} of {total} {noun}{'' if total == 1 else 's'}"


def progress(result: Checked) -> str:
    """ "3 of 5 exercises, 14 of 20 points"; exercises without a check don't count."""
    verdicts = [verdict for verdict in by_exercise(result) if verdict.outcome is not None]
    if not verdicts:
        return "nothing was checked"
    exercises = part_of(sum(verdict.done for verdict in verdicts), len(verdicts), "exercise")
    points = part_of(sum(v.score for v in verdicts), sum(v.max_score for v in verdicts), "point")
    return f"{exercises}, {points}"


def next_step(result: Checked) -> str:
    """One sentence: what to do next."""
    verdict = first_unfinished(result)
    if verdict is None:
        return _all_done(result)
    problem = first_problem(verdict.checks)
    assert problem is not None
    return step_for(problem)


def _all_done(result: Checked) -> str:
    if not result.checks:
        return "Nothing was checked."
    if result.remarks:
        return "Every check passes. See the remark about your file before you hand it in."
    if len(result.exercises) == 1:
        return f"Nothing is left to do in {result.exercises[0]}: every check passes."
    return "Nothing is left to do: every check passes."


def step_for(check: CheckResult) -> str:
    """What to do about a check that did not pass."""
    step = _STEPS[check.outcome].format(name=check.exercise)
    title = check.title.rstrip(".")
    return f'{step}: "{title}" is not true yet.' if check.outcome is Outcome.failed else f"{step}."


def parts(check: CheckResult) -> list[Part]:
    """What there is to say about a check that did not pass, in reading order. Empty parts are left out."""
    found = []
    if check.finding is not None:
        found = [
            Part("", check.finding.problem, False),
            Part("Input", check.finding.on, True),
            Part("Expected", check.finding.expected, True),
            Part("Got", check.finding.got, True),
            # The hint of a check that never ran would explain a mistake that nobody made.
            Part("Hint", "" if check.outcome is Outcome.skipped else check.finding.mistake, False),
        ]
    return [part for part in (*found, Part("Your code printed", _first_lines(check.printed), True)) if part.text]


def _first_lines(text: str) -> str:
    lines = text.splitlines()
    more = len(lines) - PRINTED_LINES
    return text if more <= 0 else "\n".join([*lines[:PRINTED_LINES], f"… {count(more, 'more line')}"])


def explanation_lines(check: CheckResult) -> list[str]:
    """The same as plain lines, with values on indented lines of their own."""
    lines = []
    for part in parts(check):
        if part.verbatim:
            lines += [f"{part.label}:", *(f"    {line}" for line in part.text.splitlines())]
        else:
            lines.append(f"{part.label}: {part.text}" if part.label else part.text)
    return lines


def sentence(text: str) -> str:
    """ "not right yet" as "Not right yet."."""
    return f"{text[:1].upper()}{text[1:]}."


def repeats(check: CheckResult, checks: Sequence[CheckResult]) -> bool:
    """Whether an earlier one of `checks` already says it."""
    earlier = checks[: next(i for i, other in enumerate(checks) if other is check)]
    same = [other for other in earlier if other.outcome is check.outcome]
    if check.outcome in SAME_FOR_ALL:
        return any(_problem(other) == _problem(check) for other in same)
    return check.outcome is Outcome.error and any(other.finding == check.finding for other in same)


def _problem(check: CheckResult) -> str:
    return check.finding.problem if check.finding else ""
