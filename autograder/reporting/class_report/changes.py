"""What a new grading changed: who gains and who loses against an earlier folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry
from autograder.reporting.verdicts import count
from autograder.result import CheckResult, Outcome, SubmissionResult


class Change(NamedTuple):
    student: Entry
    before: int  # points
    after: int
    passes_now: list[CheckResult]
    fails_now: list[CheckResult]

    @property
    def difference(self) -> int:
        return self.after - self.before


class CheckChange(NamedTuple):
    """One check that judges differently now."""

    exercise: str
    title: str
    passes_now: int  # students
    fails_now: int


class Changes(NamedTuple):
    gain: list[Change]
    lose: list[Change]
    shifted: list[Change]  # the same points, other checks
    same: int
    checks: list[CheckChange]  # those that judge most students differently first
    new: list[Entry]  # not in the earlier folder
    gone: list[str]  # in the earlier folder only
    remarks: list[str]  # what else differs between the gradings

    @property
    def headline(self) -> str:
        """ "12 students gain, nobody loses." """
        gain, lose = len(self.gain), len(self.lose)
        if not gain and not lose:
            return "Nobody gains, nobody loses."
        gains = f"{count(gain, 'student')} {'gains' if gain == 1 else 'gain'}" if gain else "Nobody gains"
        loses = f"{count(lose, 'student')} {'loses' if lose == 1 else 'lose'}" if lose else "nobody loses"
        return f"{gains}, {loses}."


def changes(entries: Sequence[Entry], before: Mapping[str, SubmissionResult]) -> Changes:
    """Students are matched by name; points are compared as they are."""
    found, new = [], []
    for entry in entries:
        if (earlier := before.get(entry.name)) is None:
            new.append(entry)
        else:
            found.append(_change(entry, earlier))
    names = {entry.name for entry in entries}
    shifted = [c for c in found if not c.difference and (c.passes_now or c.fails_now)]
    return Changes(
        gain=sorted((c for c in found if c.difference > 0), key=lambda c: (-c.difference, c.student.name)),
        lose=sorted((c for c in found if c.difference < 0), key=lambda c: (c.difference, c.student.name)),
        shifted=shifted,
        same=sum(not c.difference for c in found) - len(shifted),
        checks=_by_check(found),
        new=new,
        gone=sorted(before.keys() - names),
        remarks=_remarks([entry.result for entry in entries], list(before.values())),
    )


def _change(entry: Entry, earlier: SubmissionResult) -> Change:
    old, new = _outcomes(earlier), _outcomes(entry.result)
    both = [key for key in new if key in old]
    passed = Outcome.passed
    return Change(
        entry,
        earlier.score,
        entry.result.score,
        [new[k] for k in both if new[k].outcome is passed and old[k].outcome is not passed],
        [new[k] for k in both if new[k].outcome is not passed and old[k].outcome is passed],
    )


def _by_check(found: Sequence[Change]) -> list[CheckChange]:
    now, no_more = (
        Counter((check.exercise, check.title) for change in found for check in getattr(change, which))
        for which in ("passes_now", "fails_now")
    )
    rows = [CheckChange(*key, now[key], no_more[key]) for key in {**now, **no_more}]
    return sorted(rows, key=lambda row: (-row.passes_now - row.fails_now, row.exercise, row.title))


def _outcomes(result: SubmissionResult) -> dict[tuple[str, str], CheckResult]:
    return {(check.exercise, check.check): check for check in result.checks}


def _remarks(now: Sequence[SubmissionResult], before: Sequence[SubmissionResult]) -> list[str]:
    remarks = []
    for what, value in (
        ("data set", lambda result: result.dataset),
        ("isolation tier", lambda result: result.tier),
        ("number of points", lambda result: result.max_score),
    ):
        old, new = (", ".join(sorted({str(value(result)) for result in results})) for results in (before, now))
        if old != new:
            remarks.append(f"The {what} differs: {old} before, {new} now.")
    old, new = (
        {key: check for result in results for key, check in _outcomes(result).items()} for results in (before, now)
    )
    for words, found in (("new", new.keys() - old.keys()), ("gone", old.keys() - new.keys())):
        if found:
            titles = ", ".join(sorted(f"“{(new | old)[key].title}”" for key in found))
            remarks.append(f"{count(len(found), 'check')} {'is' if len(found) == 1 else 'are'} {words}: {titles}.")
    return remarks
