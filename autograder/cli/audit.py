"""`course audit`: prove the checks with the known examples."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.result import CheckResult


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--seeds", type=click.IntRange(1), default=1, help="Grade the right examples with so many course seeds.")
@click.option("--mutants", is_flag=True, help="Grade mutants of the reference answers in place of the examples.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Judges at a time; as many as there are cores.")
def audit(ids: tuple[str, ...], seeds: int, mutants: bool, jobs: int | None) -> None:
    """Grade every known example: each wrong one must be caught, each right one must get full marks."""
    from autograder.course import find_root, load_course

    root = find_root()
    course = load_course(root)
    jobs = jobs or len(os.sched_getaffinity(0))
    fine = True
    for id in ids or [assignment.id for assignment in course.assignments]:
        fine = (_mutants(root, course, id, jobs) if mutants else _examples(root, course, id, jobs, seeds)) and fine
    sys.exit(0 if fine else 1)


def _examples(root: Path, course: Course, id: str, jobs: int, seeds: int) -> bool:
    from rich.console import Console

    from autograder.audit import audit as audit_examples
    from autograder.audit import print_audit
    from autograder.grading.job import make_job
    from autograder.grading.sources import grade_sources
    from autograder.platforms.progress import progress

    def grade(sources: Mapping[str, str], seed: str) -> dict[str, list[CheckResult]]:
        job = make_job(root, course, id, seed=seed)
        with progress(len(sources)) as advance:
            return grade_sources(job, sources, jobs, advance)

    rows = audit_examples(root, make_job(root, course, id).assignment, grade, seed=course.seed)
    for extra in range(2, seeds + 1):
        seed = f"{course.seed}/{extra}"
        rows += audit_examples(root, make_job(root, course, id).assignment, grade, seed=seed, kinds=("right",))
    print_audit(rows, Console())
    return all(row.ok for row in rows)


def _mutants(root: Path, course: Course, id: str, jobs: int) -> bool:
    from rich.console import Console

    from autograder.audit import audit_mutants, print_mutants
    from autograder.grading.job import make_job
    from autograder.grading.sources import first_losses
    from autograder.platforms.progress import progress

    job = make_job(root, course, id)

    def grade(sources: Mapping[str, tuple[str, str]]) -> dict[str, CheckResult | str | None]:
        with progress(len(sources), every=100) as advance:
            return first_losses(job, sources, jobs, advance)

    found = audit_mutants(root, job.assignment, grade)
    print_mutants(found, Console())
    return found.ok
