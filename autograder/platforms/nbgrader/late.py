"""The course's policy for late work as nbgrader's late-submission plugin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.plugins import CsvExportPlugin, LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties

from autograder.platforms.nbgrader.context import current


class CoursePolicy(LateSubmissionPlugin):
    """Grace, penalty for each begun day and extensions, all from course_config.py."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points that come off. Its parent, nbgrader's preprocessor, knows the assignment."""
        return penalty(student_id, self.parent.assignment_id, score, total_seconds_late)


def penalty(student: str, assignment: str, score: float, seconds_late: float) -> float | None:
    """The points that come off by the course's policy; None for none, as nbgrader keeps it."""
    late = timedelta(seconds=seconds_late)
    return current().course.late.penalty(student, assignment, score, late) or None


class LatePenalties(AssignLatePenalties):
    """nbgrader's own step, after the due date of course_config.py was put into the gradebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            gradebook.find_assignment(names["assignment"]).duedate = due_date(names["assignment"])
            gradebook.db.commit()
        return super().preprocess(nb, resources)


class CourseExport(CsvExportPlugin):
    """nbgrader's CSV, after every penalty was worked out again: a manual grade may have come since."""

    def export(self, gradebook: Gradebook) -> None:
        for notebook in gradebook.db.query(SubmittedNotebook).all():
            submission = notebook.assignment
            name = submission.assignment.name
            submission.assignment.duedate = due_date(name)
            gradebook.db.flush()
            late = submission.total_seconds_late
            notebook.late_submission_penalty = (
                penalty(notebook.student.id, name, notebook.score, late) if late else None
            )
        gradebook.db.commit()
        super().export(gradebook)


def due_date(assignment: str) -> datetime | None:
    """UTC without a time zone, as nbgrader keeps it."""
    due = current().course.assignment(assignment).due
    if due is None or due.tzinfo is None:
        return due
    return due.astimezone(UTC).replace(tzinfo=None)
