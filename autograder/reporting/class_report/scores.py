"""How the points are spread over the class."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean, median
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry

BINS = 14  # the most bars of the histogram; a small class gets fewer, or most would be empty
FEWEST = 5


class Bin(NamedTuple):
    low: int  # points, both included
    high: int
    count: int

    @property
    def label(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


class Scores(NamedTuple):
    count: int
    best: int  # the most points that there are
    mean: float
    median: float
    lowest: int
    highest: int
    full: int  # students with all points
    nothing: int  # students without any
    bins: list[Bin]


def scores(entries: Sequence[Entry]) -> Scores:
    """Of at least one student. Bars are of equal width in points; only the last one may be narrower."""
    points = [entry.result.score for entry in entries]
    best = max(entry.result.max_score for entry in entries)
    bars = min(BINS, max(FEWEST, 2 * math.isqrt(len(points))))
    width = -(-(best + 1) // bars)
    bins = [
        Bin(low, min(low + width - 1, best), sum(low <= point < low + width for point in points))
        for low in range(0, best + 1, width)
    ]
    full = sum(entry.result.score == entry.result.max_score > 0 for entry in entries)
    return Scores(
        len(points), best, mean(points), median(points), min(points), max(points), full, points.count(0), bins
    )
