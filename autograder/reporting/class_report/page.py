"""report.html: one page that needs nothing else, no network and no script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from autograder.reporting.class_report import items as item_analysis
from autograder.reporting.class_report.changes import Changes
from autograder.reporting.class_report.entry import Entry
from autograder.reporting.class_report.exercises import ExerciseRow, State, exercise_rows, hardest, state_of
from autograder.reporting.class_report.items import Item, Says
from autograder.reporting.class_report.limits import LimitRow, limit_rows, times
from autograder.reporting.class_report.look_alikes import LookAlikes, fit_to_show
from autograder.reporting.class_report.mistakes import Mistake, mistakes
from autograder.reporting.class_report.scores import Scores, scores
from autograder.reporting.render import render
from autograder.reporting.shown import SENTENCE
from autograder.reporting.text import clean
from autograder.reporting.verdicts import by_exercise, count, part_of
from autograder.result import Outcome

SMALL = 20  # students; below it a percentage would sound more exact than it is
MOST_MISTAKES = 15
MOST_LINES = 60  # of one side of a pair


class Highlight(NamedTuple):
    """One sentence at the top, and the section that says more."""

    section: str
    text: str


def to_report_html(
    entries: Sequence[Entry],
    *,
    remarks: Sequence[str] = (),
    look_alikes: LookAlikes | None = None,
    changes: Changes | None = None,
) -> str:
    """The page of a class of at least one student; the same results always give the same page.

    `remarks` are sentences about the graded folder. Without `look_alikes` and `changes` the page says how to get them.
    """
    entries = sorted(entries, key=lambda entry: entry.name)
    found = scores(entries)
    rows = exercise_rows(entries)
    items = item_analysis.items(entries)
    all_mistakes = mistakes(entries)
    limits = limit_rows(entries)
    unreadable = [entry for entry in entries if any(c.outcome is Outcome.invalid for c in entry.result.checks)]
    return render(
        "report.html.j2",
        result=entries[0].result,
        entries=entries,
        pages={entry.name: entry.page for entry in entries},
        remarks=[clean(remark, SENTENCE) for remark in remarks],
        scores=found,
        exercises=rows,
        states=list(State),
        state_of=state_of,
        by_exercise=by_exercise,
        items=items,
        says=Says,
        mistakes=all_mistakes[:MOST_MISTAKES],
        more_mistakes=all_mistakes[MOST_MISTAKES:],
        limits=limits,
        crashed=any(row.outcome is Outcome.crash for row in limits),
        unreadable=unreadable,
        times=times(entries),
        look_alikes=look_alikes and fit_to_show(look_alikes),
        changes=changes,
        highlights=_highlights(found, rows, items, all_mistakes, limits, unreadable, look_alikes, changes),
        percent=percent,
        number=number,
        signed=signed,
        MOST_LINES=MOST_LINES,
        JUDGED_LEAST=item_analysis.JUDGED_LEAST,
        EACH_LEAST=item_analysis.EACH_LEAST,
    )


def percent(part: int, whole: int) -> str:
    """ "16 %"; nothing for a small class. Only all is 100 %, and only none is 0 %."""
    if whole < SMALL:
        return ""
    rounded = round(100 * part / whole)
    if 0 < part < whole:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def number(value: float) -> str:
    """Points and seconds with one place, or none where there is nothing behind the point."""
    return f"{value:.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """Two places and a real minus."""
    return f"{value:.2f}".replace("-", "−")


def _highlights(
    scores: Scores,
    rows: list[ExerciseRow],
    items: list[Item],
    mistakes: list[Mistake],
    limits: list[LimitRow],
    unreadable: list[Entry],
    look_alikes: LookAlikes | None,
    changes: Changes | None,
) -> list[Highlight]:
    """What an instructor wants to know first; a sentence only where there is something to say."""
    found = []
    if changes is not None:
        found.append(Highlight("changes", f"Against the earlier grading: {changes.headline}"))
    if (row := hardest(rows)) is not None:
        found.append(Highlight("exercises", f"Hardest: `{row.name}`, finished by {row.done} of {row.total}."))
    elif rows:
        found.append(Highlight("exercises", "Everybody finished every exercise."))
    if mistakes and len(mistakes[0].students) > 1:
        first = mistakes[0]
        hint = first.hint.split("\n")[0]
        found.append(
            Highlight("mistakes", f"Most frequent mistake ({len(first.students)} students, `{first.exercise}`): {hint}")
        )
    for says, words in (
        (Says.reversed, "{} passed by weak students rather than strong ones"),
        (Says.none_pass, "{} that nobody passes"),
    ):
        if number_of := sum(item.says is says for item in items):
            found.append(Highlight("checks", words.format(count(number_of, "check")).capitalize() + "."))
    if limits:
        students = {entry.name for row in limits for entry in row.students}
        found.append(
            Highlight("limits", f"{count(len(students), 'student')} ran into a limit, or the code ended Python itself.")
        )
    if look_alikes is not None and look_alikes.pairs:
        pairs = len(look_alikes.pairs) + look_alikes.more
        found.append(
            Highlight(
                "look-alikes",
                f"{count(pairs, 'pair')} of submissions {'is' if pairs == 1 else 'are'} worth a look side by side.",
            )
        )
    if unreadable:
        found.append(Highlight("students", f"{part_of(len(unreadable), scores.count, 'file')} could not be read."))
    return found
