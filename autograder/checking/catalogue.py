"""What is known of a check before it runs: read from its markers."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class CheckInfo:
    """One check as its author declared it."""

    exercise: str
    name: str
    title: str
    points: int
    hidden: bool
    hint: str
    needs: tuple[str, ...]
    timeout: float | None  # seconds; None for the assignment's limit
    measures: bool = False  # it compares what it measured with a threshold of course_config.py


MARKERS = {
    "exercise(name)": "the exercise that this check belongs to",
    "points(n)": "what a pass is worth, a whole number",
    "hint(text)": "what to think about when this check fails",
    "needs(*names)": "exercises that must work first",
    "hidden": "not given to students",
    "timeout(seconds)": "wall-clock limit of this check",
}


def describe_check(item: pytest.Item) -> CheckInfo | None:
    """The check behind a collected test; None for a test that is not a check. Raises pytest.UsageError."""
    exercise = _argument(item, "exercise")
    if exercise is None:
        return None
    points = _argument(item, "points")
    if type(points) is not int or points < 0:
        raise pytest.UsageError(f"{item.nodeid}: points must be a whole number of 0 or more, not {points!r}")
    document = inspect.getdoc(getattr(item, "function", None)) or item.name
    return CheckInfo(
        exercise=exercise,
        name=item.name,
        title=document.split("\n")[0].rstrip("."),
        points=points,
        hidden=item.get_closest_marker("hidden") is not None,
        hint=_argument(item, "hint") or "",
        needs=tuple(name for marker in item.iter_markers("needs") for name in marker.args),
        timeout=_argument(item, "timeout"),
        measures="threshold" in getattr(item, "fixturenames", ()),
    )


def _argument(item: pytest.Item, marker: str):
    found = item.get_closest_marker(marker)
    return found.args[0] if found and found.args else None
