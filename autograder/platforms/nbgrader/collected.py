"""When a submission was collected: what this machine saw, never what a file in the submission says.

The first time that a content is seen is its time of collection, and is kept in `collected.json` beside nbgrader's
folders. Collecting the same content again changes nothing; a new content has a new time.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.platforms.nbgrader.context import HOME, Context

RECORD = "collected.json"


def time_of(context: Context, assignment: str, student: str, seen: datetime | None = None) -> datetime | None:
    """The time of collection, UTC without a time zone as nbgrader keeps it; None if nothing was handed in.

    `seen` is the time to keep for a content that is new; without it, when its files came to this machine.
    """
    folder = context.submitted(assignment, student)
    files = sorted(path for path in folder.glob("*.ipynb") if path.is_file() and not path.is_symlink())
    if not files:
        return None
    digest = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()
    record = _read(context)
    known = record.get(f"{assignment}/{student}", {})
    if known.get("content") == digest:
        return datetime.fromisoformat(known["time"])
    # The change time, which no archive and no student can set.
    arrived = seen or max(datetime.fromtimestamp(path.stat().st_ctime, UTC) for path in files)
    arrived = arrived.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    record[f"{assignment}/{student}"] = {"content": digest, "time": arrived.isoformat()}
    write_atomically(context.root / HOME / RECORD, json.dumps(record, indent=1, sort_keys=True) + "\n")
    return arrived


def _read(context: Context) -> dict[str, dict[str, str]]:
    path = context.root / HOME / RECORD
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def trust_only_the_record(context: Context) -> None:
    """Make nbgrader ask the record wherever it would read `timestamp.txt`, which a student can write.

    nbgrader has no setting for this. The folder of a graded notebook counts from when it was written.
    """
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    def get_existing_timestamp(self: CourseDirectory, dest_path: str) -> datetime | None:
        path = Path(self.root, dest_path).resolve()
        if path.parent.parent == context.folder("submitted").resolve():
            return time_of(context, path.name, path.parent.name)
        written = [file.stat().st_mtime for file in path.glob("*.ipynb")]
        return datetime.fromtimestamp(max(written), UTC).replace(tzinfo=None) if written else None

    def get_submitted_timestamp(self: NbGraderAPI, assignment_id: str, student_id: str) -> datetime | None:
        # The formgrader takes a submission for graded only if this is the time in the gradebook.
        return time_of(context, assignment_id, student_id)

    CourseDirectory.get_existing_timestamp = get_existing_timestamp
    NbGraderAPI.get_submitted_timestamp = get_submitted_timestamp
