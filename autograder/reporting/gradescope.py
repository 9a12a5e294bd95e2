"""results.json as Gradescope shows it best: the same document, with HTML in its outputs and the platform's extras.

Every test is visible, the checks that students don't have too: one hidden test would make Gradescope hide the total.
Of such a check a student reads the verdict and the likely mistake only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from autograder.reporting import verdicts
from autograder.reporting.render import render
from autograder.reporting.results_json import to_document
from autograder.reporting.shown import shown
from autograder.result import SubmissionResult


class Place(NamedTuple):
    """A column of the leaderboard."""

    title: str
    value: float
    smaller_is_better: bool = False


def to_gradescope_json(
    result: SubmissionResult,
    *,
    penalty: float = 0.0,
    notice: str = "",
    lines: Sequence[str] = (),
    leaderboard: Sequence[Place] = (),
) -> bytes:
    """The file's content. `penalty` comes off the score, not off a test; `notice` and `lines` stand in the head."""
    document = to_document(result)
    result = shown(result)
    document["score"] = round(max(0.0, result.score - penalty), 2) if penalty else result.score
    document["output"] = render(
        "gradescope_summary.html.j2",
        progress=verdicts.progress(result),
        notice=notice,
        next_step=verdicts.next_step(result),
        lines=[*lines, *result.remarks],
        verdicts=verdicts.by_exercise(result),
    )
    document["output_format"] = "html"
    for test, check in zip(document["tests"], result.checks, strict=True):
        test["output"] = render("gradescope_test.html.j2", check=check)
        test["output_format"] = "html"
    document["leaderboard"] = [_place(place) for place in leaderboard]
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def nothing_yet(problem: str) -> bytes:
    """A valid file with no test in it, for the time before the checks are known."""
    document: Mapping[str, Any] = {
        "score": 0,
        "output": problem,
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [],
    }
    return msgspec.json.encode(document) + b"\n"


def _place(place: Place) -> dict[str, Any]:
    value = int(place.value) if place.value.is_integer() else round(place.value, 4)
    return {"name": place.title, "value": value, "order": "asc" if place.smaller_is_better else "desc"}
