"""What people see in the graded notebook: sanitised outputs, the judge's cards, and what was put right."""

from __future__ import annotations

from typing import Any

from nbformat import v4
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.platforms.nbgrader.ahead import ahead_of
from autograder.platforms.nbgrader.reading import REMARKS
from autograder.reporting.card import to_card_html, to_card_text
from autograder.reporting.shown import SENTENCE
from autograder.reporting.text import clean

CHECK = "check_"  # the grade_id of a check cell: check_<exercise>


class AttachOutputs(NbGraderPreprocessor):
    """The outputs of the run in the sandbox. A step that sanitises them must follow."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        names = resources["nbgrader"]
        run = ahead_of(self.parent.parent, names["assignment"]).run(names["student"])
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        for cell, outputs in zip(code, run.outputs, strict=True):
            cell.outputs = outputs
        if run.problem:
            nb.metadata[REMARKS] = [*nb.metadata.get(REMARKS, []), run.problem]
        return nb, resources


class JudgesCards(NbGraderPreprocessor):
    """Under each check cell the judge's card, in place of whatever the notebook showed there."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        names = resources["nbgrader"]
        result = ahead_of(self.parent.parent, names["assignment"]).result(names["student"])
        for cell in nb.cells:
            if utils.is_grade(cell) and cell.metadata.nbgrader["grade_id"].startswith(CHECK):
                exercise = cell.metadata.nbgrader["grade_id"].removeprefix(CHECK)
                own = [check for check in result.checks if check.exercise == exercise]
                card = {"text/html": to_card_html(own, exercise), "text/plain": to_card_text(own, exercise)}
                cell.outputs = [v4.new_output("execute_result", card, execution_count=None)]
        remarks = list(dict.fromkeys([*nb.metadata.pop(REMARKS, []), *result.remarks]))
        if remarks:
            nb.cells.insert(0, v4.new_markdown_cell(remarks_in_words(remarks)))
        return nb, resources


def remarks_in_words(remarks: list[str]) -> str:
    """Markdown; the remarks may hold words that a student chose, so they stand in an indented block."""
    lines = [f"    {line}" for remark in remarks for line in clean(remark, SENTENCE).split("\n")]
    return "**About this file as it was handed in:**\n\n" + "\n".join(lines)
