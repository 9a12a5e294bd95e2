"""What `course check` prints."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from autograder.reporting import verdicts
from autograder.reporting.shown import SENTENCE, shown_checks
from autograder.reporting.text import clean

_STYLES = {"passed": "green", "problem": "bold red", "open": "dim"}


class _Shown:
    """Someone's checks with all text made fit for a terminal."""

    def __init__(self, result: verdicts.Checked):
        self.exercises = result.exercises
        self.checks = shown_checks(result.checks)
        self.remarks = [clean(remark, SENTENCE) for remark in result.remarks]


def print_check_report(result: verdicts.Checked, console: Console) -> None:
    """A verdict per exercise, the first problem in full, and what to do next.

    `result` is a SubmissionResult, or anything with `exercises`, `checks` and `remarks`. Where `console` is no terminal
    the lines are plain and never folded, fit for a log.
    """
    result = _Shown(result)
    for remark in result.remarks:
        _print(console, Text(f"! {remark}", "yellow"))
    judged = verdicts.by_exercise(result)
    name_width = max((len(verdict.name) for verdict in judged), default=0)
    for verdict in judged:
        _print(console, _line(verdict, name_width))
    _print(console, Text(verdicts.sentence(verdicts.progress(result)), "bold"))
    unfinished = verdicts.first_unfinished(result)
    if unfinished is not None:
        _print(console, Text())
        _print_problem(verdicts.first_problem(unfinished.checks), console)
    _print(console, Text())
    _print(console, Text.assemble(("Next: ", "bold"), verdicts.next_step(result)))


def _line(verdict: verdicts.ExerciseVerdict, name_width: int) -> Text:
    style = _STYLES[verdicts.kind(verdict.outcome)]
    line = Text.assemble((verdict.icon, style), f" {verdict.name:<{name_width}}  ", (verdict.words, style))
    if verdict.checks and not verdict.done:
        line.append(f"  ({verdicts.part_of(verdict.passed, len(verdict.checks), 'check')} passed)", "dim")
    return line


def _print_problem(check: verdicts.CheckResult, console: Console) -> None:
    words = verdicts.check_words(check)
    _print(console, Text.assemble((f"{check.exercise}: ", "bold"), check.title, (f" ({words})", "dim")))
    for part in verdicts.parts(check):
        if part.verbatim:
            _print(console, Text(f"  {part.label}:", "dim"))
            for line in part.text.splitlines():
                _print(console, Text(f"    {line}"))
        else:
            _print(console, Text.assemble("  ", (f"{part.label}: " if part.label else "", "bold cyan"), part.text))


def _print(console: Console, line: Text) -> None:
    """Text, never markup: "[red]" in a student's text stays as it is."""
    console.print(line, soft_wrap=not console.is_terminal, highlight=False)
