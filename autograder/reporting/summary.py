"""A graded class in a few lines of Markdown that read well in a terminal too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, median

from autograder.reporting.shown import shown
from autograder.reporting.verdicts import WORDS, by_exercise, count, part_of
from autograder.result import Outcome, SubmissionResult

_BAR = 30  # the longest bar, in characters
_BANDS = ("0 to 24 %", "25 to 49 %", "50 to 74 %", "75 to 99 %", "100 %")


def to_class_summary(results: Sequence[SubmissionResult], folder: Path) -> str:
    """How the class did, which exercise was hardest, how the checks ended, and where the pages lie."""
    results = [shown(result) for result in results]
    if not results:
        return f"Nothing was graded. The results belong in {folder}.\n"
    first = results[0]
    paragraphs = [
        [f"# {first.title}: {count(len(results), 'submission')}"],
        [f"Data set {_all(r.dataset for r in results)}, isolation tier {_all(r.tier for r in results)}."],
        _points(results),
        ["## Exercises", "", *_exercises(results)],
        ["## Checks that did not pass", "", *_outcomes(results)],
        [
            "## Files",
            "",
            f"- grades: {folder / 'grades.csv'}",
            f"- a page per student: {folder / '<student>' / 'feedback.html'}",
            f"- the same for other tools: {folder / '<student>' / 'results.json'}",
            f"- the class on one page: `course report {folder}`",
        ],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def _points(results: list[SubmissionResult]) -> list[str]:
    scores = [result.score for result in results]
    best = max(result.max_score for result in results)
    bands = Counter(_band(result.score, result.max_score) for result in results)
    return [
        f"Points: mean {mean(scores):.1f}, median {median(scores):g}, from {min(scores)} to {max(scores)} of {best}.",
        "",
        *(f"- {label:>10} {bands[i]:>3} {_bar(bands[i], len(results))}".rstrip() for i, label in enumerate(_BANDS)),
    ]


def _band(score: int, max_score: int) -> int:
    """The index in _BANDS; only full marks are 100 %."""
    return score * 4 // max_score if max_score else 0


def _exercises(results: list[SubmissionResult]) -> list[str]:
    """A line per exercise in the order of the lesson, and the one that the fewest solved."""
    done: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for result in results:
        for verdict in by_exercise(result):
            done[verdict.name] += verdict.done
            tried[verdict.name] += verdict.outcome is not None
    width = max(map(len, done), default=0)
    lines = [f"- {n:<{width}} {done[n]:>3} of {tried[n]} done {_bar(done[n], tried[n])}".rstrip() for n in done]
    unsolved = [name for name in done if done[name] < tried[name]]
    if not unsolved:
        return [*lines, "", "Everybody solved every exercise."]
    hardest = min(unsolved, key=lambda name: done[name] / tried[name])
    return [*lines, "", f"Hardest: {hardest}, done by {part_of(done[hardest], tried[hardest], 'submission')}."]


def _outcomes(results: list[SubmissionResult]) -> list[str]:
    outcomes = Counter(check.outcome for result in results for check in result.checks)
    bad = [(outcome, number) for outcome, number in outcomes.most_common() if outcome is not Outcome.passed]
    return [f"- {number:>4} {WORDS[outcome]}" for outcome, number in bad] or ["None."]


def _bar(number: int, total: int) -> str:
    return "█" * round(_BAR * number / total) if total else ""


def _all(values: Iterable[str]) -> str:
    return ", ".join(sorted(set(values)))
