"""`course audit`: prove the checks with the known examples."""

from __future__ import annotations

import os
import sys

import click


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--seeds", type=click.IntRange(1), default=1, help="Grade the right examples with so many course seeds.")
def audit(ids: tuple[str, ...], seeds: int) -> None:
    """Grade every known example: each wrong one must be caught, each right one must get full marks."""
    from collections.abc import Mapping

    from rich.console import Console

    from autograder.audit import audit as audit_examples
    from autograder.audit import print_audit
    from autograder.course import find_root, load_course
    from autograder.grading.job import make_job
    from autograder.grading.sources import grade_sources
    from autograder.platforms.progress import progress
    from autograder.result import CheckResult

    root = find_root()
    course = load_course(root)
    fine = True
    for id in ids or [assignment.id for assignment in course.assignments]:

        def grade(sources: Mapping[str, str], seed: str, id: str = id) -> dict[str, list[CheckResult]]:
            job = make_job(root, course, id, seed=seed)
            with progress(len(sources)) as advance:
                return grade_sources(job, sources, len(os.sched_getaffinity(0)), advance)

        rows = audit_examples(root, make_job(root, course, id).assignment, grade, seed=course.seed)
        for extra in range(2, seeds + 1):
            seed = f"{course.seed}/{extra}"
            rows += audit_examples(root, make_job(root, course, id).assignment, grade, seed=seed, kinds=("right",))
        print_audit(rows, Console())
        fine = fine and all(row.ok for row in rows)
    sys.exit(0 if fine else 1)
