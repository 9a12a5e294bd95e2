"""The reference answers of every assignment get full marks, handed in as a module and as a notebook."""

from __future__ import annotations

import pytest

from autograder.authoring.checks import parse_checks, points_of
from autograder.authoring.master import parse_master
from autograder.authoring.notebook import source_notebook
from autograder.course import load_course
from autograder.datasets import embedded
from autograder.grading.job import Job, make_job
from autograder.grading.judge import Judge
from autograder.intake.code import Code
from autograder.isolation.protocol import Cell
from autograder.result import Outcome

IDS = [assignment.id for assignment in load_course().assignments]


def job_of(root, course, id: str) -> Job:
    data = course.assignment(id).data
    return make_job(root, course, id, dataset=embedded(data) if data else None)


def as_notebook(job: Job) -> Code:
    """The instructor's notebook, which has the answers in it."""
    text = job.checks.read_text(encoding="utf-8")
    points = points_of(parse_checks(text, job.checks, job.assignment), job.assignment)
    master = parse_master(job.reference.read_text(encoding="utf-8"), job.reference, job.assignment)
    cells = [cell for cell in source_notebook(master, points, 1).cells if cell.cell_type == "code"]
    return Code("lesson.ipynb", [Cell(f"code cell {i}", cell.source) for i, cell in enumerate(cells, 1)])


@pytest.mark.slow
@pytest.mark.parametrize("id", IDS)
def test_full_marks_as_module_and_as_notebook(root, course, id):
    job = job_of(root, course, id)
    module = job.reference.read_text(encoding="utf-8")
    with Judge(job) as judge:
        for code in (Code("lesson.py", [Cell("lesson.py", module)]), as_notebook(job)):
            result = judge.grade("reference", code)
            lost = {check.check: check.finding for check in result.checks if check.outcome is not Outcome.passed}
            assert lost == {}
            assert result.score == result.max_score > 0
            assert result.remarks == []
