"""The judge's points and messages into nbgrader's gradebook; nothing that the notebook printed counts."""

from __future__ import annotations

from typing import Any

from nbgrader.preprocessors import SaveAutoGrades

from autograder.platforms.nbgrader.ahead import ahead_of
from autograder.platforms.nbgrader.cards import CHECK
from autograder.reporting.card import to_card_text
from autograder.result import SubmissionResult


class SaveJudgedScores(SaveAutoGrades):
    """nbgrader's own step with the judge's scores. Manual scores and comments are kept, as nbgrader does."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        names = resources["nbgrader"]
        work = ahead_of(self.parent.parent, names["assignment"])
        self.result = work.result(names["student"])
        nb, resources = super().preprocess(nb, resources)
        work.forget(names["student"])
        return nb, resources

    def _add_score(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata.nbgrader["grade_id"]
        if not grade_id.startswith(CHECK):
            super()._add_score(cell, resources)
            return
        grade = self.gradebook.find_grade(grade_id, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score = float(points_of(self.result, grade_id.removeprefix(CHECK)))
        grade.needs_manual_grade = grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: Any, resources: Any) -> None:
        exercise = cell.metadata.nbgrader["grade_id"]
        if exercise not in self.result.exercises:
            super()._add_comment(cell, resources)
            return
        comment = self.gradebook.find_comment(exercise, self.notebook_id, self.assignment_id, self.student_id)
        comment.auto_comment = comment_of(self.result, exercise)
        self.gradebook.db.commit()


def points_of(result: SubmissionResult, exercise: str) -> int:
    """What the judge gives for one exercise, public and hidden checks together."""
    return sum(check.score for check in result.checks if check.exercise == exercise)


def comment_of(result: SubmissionResult, exercise: str) -> str | None:
    """What the student reads below their code, as Markdown; None where all is well."""
    own = [check for check in result.checks if check.exercise == exercise]
    if all(check.score == check.points for check in own):
        return None
    text = to_card_text(own, exercise)
    # An indented block: whatever stands in the messages, it is shown as it is.
    return "\n\n" + "\n".join(f"    {line}" for line in text.split("\n"))
