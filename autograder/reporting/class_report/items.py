"""Item analysis: what each check says about a class, and whether it separates who can from who can't.

For each check, over the students whose code it judged (not those for whom it was skipped, not written or unreadable):

- *facility*: the share that passes;
- *discrimination*: the corrected item-total correlation, that is the point-biserial correlation of passing (x, 0 or 1)
  with the points of all *other* checks (y, the rest score):

      r = cov(x, y) / (s_x · s_y)  =  (mean of y where x = 1  −  mean of y where x = 0) / s_y · √(p (1 − p))

  with s_y the standard deviation over all of them (divided by n) and p the share that passes. The check's own points
  are taken out, because with them every check would correlate with the total (S. Henrysson, "Correction of item-total
  correlations in item analysis", Psychometrika 28, 211–218, 1963).

The interval holds r with about 95 % if the class is taken as a sample: tanh(artanh r ± 1.96 / √(n − 3)) (R. A. Fisher,
1921). It is meant for normal variables and only roughly right for one of 0 and 1, which is good enough to say when a
class is too small to tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from statistics import StatisticsError, correlation
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry
from autograder.result import CheckResult, Outcome

JUDGED_LEAST = 10  # students; with fewer, chance decides
EACH_LEAST = 3  # students who pass, and who don't
NOT_JUDGED = (Outcome.skipped, Outcome.missing, Outcome.invalid)


class Says(Enum):
    """What a check tells about this class; the value is what the page calls it."""

    separates = "separates"
    unclear = "no clear difference"
    reversed = "the wrong way round"
    all_pass = "nobody fails"
    none_pass = "nobody passes"
    too_few = "too few to tell"
    unreached = "judged nobody"


class Discrimination(NamedTuple):
    r: float
    low: float
    high: float


class Item(NamedTuple):
    exercise: str
    check: str
    title: str
    points: int
    hidden: bool
    judged: int
    passed: int
    discrimination: Discrimination | None
    says: Says

    @property
    def failed(self) -> int:
        return self.judged - self.passed


def items(entries: Sequence[Entry]) -> list[Item]:
    """One for each check, in the order of the checks."""
    found: dict[tuple[str, str], list[tuple[CheckResult, int]]] = {}
    for entry in entries:
        for check in entry.result.checks:
            rest = entry.result.score - check.score
            found.setdefault((check.exercise, check.check), []).append((check, rest))
    return [_item(results) for results in found.values()]


def _item(results: list[tuple[CheckResult, int]]) -> Item:
    check = results[0][0]
    judged = [(c.outcome is Outcome.passed, rest) for c, rest in results if c.outcome not in NOT_JUDGED]
    passed = sum(x for x, _ in judged)
    found = discrimination(judged)
    return Item(
        check.exercise,
        check.check,
        check.title,
        check.points,
        check.hidden,
        len(judged),
        passed,
        found,
        _says(len(judged), passed, found),
    )


def discrimination(judged: Sequence[tuple[bool, float]]) -> Discrimination | None:
    """The correlation of passing with the rest score; None where the class is too small or all are equal."""
    passed = sum(x for x, _ in judged)
    if len(judged) < JUDGED_LEAST or min(passed, len(judged) - passed) < EACH_LEAST:
        return None
    try:
        r = correlation([float(x) for x, _ in judged], [float(y) for _, y in judged])
    except StatisticsError:  # every rest score is the same
        return None
    z = math.atanh(max(min(r, 0.999999), -0.999999))
    half = 1.96 / math.sqrt(len(judged) - 3)
    return Discrimination(r, math.tanh(z - half), math.tanh(z + half))


def _says(judged: int, passed: int, found: Discrimination | None) -> Says:
    if judged == 0:
        return Says.unreached
    if found is not None:
        return Says.separates if found.low > 0 else Says.reversed if found.high < 0 else Says.unclear
    if judged < JUDGED_LEAST:
        return Says.too_few
    return Says.all_pass if passed == judged else Says.none_pass if passed == 0 else Says.too_few
