"""From runs to figures: what a submission costs, for a class of any size."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Run:
    """One grading of a class by one tool. All times in seconds, for the whole class."""

    tool: str
    assignment: str
    submissions: int
    cores: int
    wall: float
    cpu: float
    computed: float  # in the students' own functions, measured in the process that runs them
    peak_mb: float
    as_expected: int  # submissions with full marks where the example is right, and without where it is wrong
    others: float = 0.0  # share of the cores' time that went to other people's processes; above 0.1 it disturbs
    repeated: int = 0  # how often the tool failed before

    @property
    def overhead(self) -> float:
        """Seconds of the machine's cores that were not the students' own compute."""
        return self.wall * self.cores - self.computed


@dataclass(frozen=True)
class Figures:
    """What one submission costs a tool, in a class of this size."""

    tool: str
    assignment: str
    submissions: int
    measured: int  # the size of the class that was measured; smaller if the figures are scaled
    per_minute: float
    cpu: float  # seconds
    computed: float  # seconds
    overhead: float  # seconds
    over_floor: float  # wall time ÷ (the students' own compute ÷ cores); 1 is as fast as it gets
    peak_mb: float
    as_expected: float  # share of the submissions, 0 to 1
    others: float  # share of the cores' time that went to other people's processes


def scale(run: Run, submissions: int, small: Run | None = None) -> Run:
    """The run for a class of another size.

    The students' own compute grows with the class. What comes on top does so too, or, given the run of a smaller
    class, along the straight line through the two: a tool that starts once for the whole class starts once here too.
    """
    if submissions == run.submissions:
        return run
    ratio = submissions / run.submissions
    computed = run.computed * ratio

    def line(large: float, little: float | None) -> float:
        if little is None:
            return large * ratio
        # No slope below 0, and none that leaves less than nothing for the start: both would be noise.
        slope = (large - little) / (run.submissions - small.submissions)
        slope = min(max(slope, 0.0), large / run.submissions)
        return large + slope * (submissions - run.submissions)

    overhead = line(run.overhead, small and small.overhead)
    cpu = line(run.cpu - run.computed, small and small.cpu - small.computed) + computed
    wall = (overhead + computed) / run.cores
    return replace(run, submissions=submissions, wall=wall, cpu=cpu, computed=computed)


def figures(runs: Sequence[Run], submissions: int, small: Sequence[Run] = ()) -> Figures:
    """What a submission costs in a class of this size: the medians over all rounds of one class.

    `small` are the runs of a smaller class in the same rounds, for a tool with a start that counts.
    """
    rounds = [
        _figures(run, scale(run, submissions, little))
        for run, little in zip(runs, small or [None] * len(runs), strict=True)
    ]
    names = [field.name for field in fields(Figures) if field.type == "float"]
    return replace(rounds[0], **{name: statistics.median(getattr(its, name) for its in rounds) for name in names})


def _figures(measured: Run, run: Run) -> Figures:
    return Figures(
        tool=run.tool,
        assignment=run.assignment,
        submissions=run.submissions,
        measured=measured.submissions,
        per_minute=60 * run.submissions / run.wall,
        cpu=run.cpu / run.submissions,
        computed=run.computed / run.submissions,
        overhead=run.overhead / run.submissions,
        over_floor=run.wall * run.cores / run.computed if run.computed else float("inf"),
        peak_mb=run.peak_mb,
        as_expected=measured.as_expected / measured.submissions,
        others=run.others,
    )
