"""submission_metadata.json: who handed in, when, until when it was due, and what came before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from autograder.course import Assignment, LatePolicy


class User(msgspec.Struct, frozen=True):
    name: str | None = None
    email: str | None = None
    id: int | str | None = None
    sid: str | None = None

    @property
    def names(self) -> list[str]:
        """By which course_config.py may know this student."""
        return [str(name) for name in (self.email, self.sid, self.id, self.name) if name]


class Dates(msgspec.Struct, frozen=True):
    due_date: datetime | None = None


class Earlier(msgspec.Struct, frozen=True):
    """A submission of the same student before this one; `results` is what the autograder wrote then."""

    submission_time: datetime | None = None
    results: dict[str, Any] | None = None


class Metadata(msgspec.Struct, frozen=True):
    """What is used of the file; everything else in it is passed over."""

    created_at: datetime | None = None
    assignment: Dates = Dates()
    users: list[User] = []
    previous_submissions: list[Earlier] = []

    @property
    def student(self) -> str:
        return ", ".join(user.name or user.email or str(user.id) for user in self.users)


def read_metadata(path: Path) -> tuple[Metadata, str]:
    """The file, and what is wrong with it: grading goes on without it, since no student is to blame."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Metadata), ""
    except OSError as error:
        return Metadata(), f"{path.name} can't be read ({error.strerror}): no late policy was applied."
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Metadata(), f"{path.name} is not as documented ({error}): no late policy was applied."


class Late(msgspec.Struct, frozen=True):
    """What lateness costs."""

    by: timedelta
    penalty: float  # points


def lateness(metadata: Metadata, policy: LatePolicy, assignment: Assignment, score: float) -> Late | None:
    """None for work in time. The due date of course_config.py comes before Gradescope's own."""
    due = assignment.due or metadata.assignment.due_date
    if due is None or metadata.created_at is None:
        return None
    by = _utc(metadata.created_at) - _utc(due)
    if by <= timedelta(0):
        return None
    # Of a group, the member with the longest extension counts.
    known = [name for user in metadata.users for name in user.names] or [""]
    penalty = min(policy.penalty(name, assignment.id, score, by) for name in known)
    return Late(by, round(penalty, 2))


def _utc(time: datetime) -> datetime:
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def passed_before(metadata: Metadata, assignment: str) -> set[str] | None:
    """The checks that passed in the last submission that was graded; None if there is none of this assignment."""
    timed = sorted(
        metadata.previous_submissions,
        key=lambda earlier: (
            _utc(earlier.submission_time) if earlier.submission_time else datetime.min.replace(tzinfo=UTC)
        ),
        reverse=True,
    )
    for earlier in timed:
        try:
            results = msgspec.convert(earlier.results, _Results)
        except msgspec.ValidationError:
            continue  # another autograder's
        if results.extra_data.assignment == assignment and results.tests:
            return {test.extra_data.check for test in results.tests if test.extra_data.outcome == "passed"}
    return None


class _Check(msgspec.Struct):
    check: str
    outcome: str


class _Test(msgspec.Struct):
    extra_data: _Check


class _File(msgspec.Struct):
    assignment: str


class _Results(msgspec.Struct):
    extra_data: _File
    tests: list[_Test]
