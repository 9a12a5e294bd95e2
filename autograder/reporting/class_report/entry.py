"""One student of the class, as the page needs them."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from autograder.reporting.shown import NAME, shown
from autograder.reporting.text import one_line
from autograder.result import SubmissionResult


class Entry(NamedTuple):
    name: str
    page: str  # the address of the feedback page, as seen from the report; empty without one
    result: SubmissionResult


def entry(folder: str, result: SubmissionResult, has_feedback: bool) -> Entry:
    """`folder` is the student's, beside the report; what a student wrote is made fit to show."""
    page = f"{quote(folder, safe='')}/feedback.html" if has_feedback else ""
    # A name such as "javascript:x" is no scheme behind "./".
    return Entry(one_line(folder, NAME), f"./{page}" if page else "", shown(result))
