"""`course audit`: prove the checks with the known examples."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.machine import core_count

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.result import CheckResult


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--calibrate", is_flag=True, help="Measure how safe the thresholds are, on every data set that is here.")
@click.option(
    "--seeds",
    type=click.IntRange(1),
    help="Run the right examples with so many seeds: 1, or 20 with --calibrate, unless told otherwise.",
)
@click.option("--mutants", is_flag=True, help="Grade the reference answers with one slip each, every slip there is.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Judges at a time; as many as there are cores.")
def audit(ids: tuple[str, ...], calibrate: bool, seeds: int | None, mutants: bool, jobs: int | None) -> None:
    """Grade every known example: each wrong one must be caught, each right one must get full marks."""
    from autograder.course import find_root, load_course

    if calibrate and mutants:
        raise click.UsageError("--calibrate and --mutants are two audits: ask for one of them.")
    root = find_root()
    course = load_course(root)
    jobs = jobs or core_count()
    fine = True
    for id in ids or [assignment.id for assignment in course.assignments]:
        if mutants:
            fine &= _mutants(root, course, id, jobs)
        elif calibrate:
            fine &= _calibrate(root, course, id, seeds or 20, jobs)
        else:
            fine &= _audit(root, course, id, seeds or 1, jobs)
    sys.exit(0 if fine else 1)


def _audit(root: Path, course: Course, id: str, seeds: int, jobs: int) -> bool:
    from rich.console import Console

    from autograder.audit import audit as audit_examples
    from autograder.audit import print_audit
    from autograder.grading.job import make_job
    from autograder.grading.sources import Source, grade_sources
    from autograder.platforms.progress import progress

    def grade(sources: Mapping[str, str], seed: str, enough: Mapping[str, str]) -> dict[str, list[CheckResult]]:
        job = make_job(root, course, id, seed=seed)
        with progress(len(sources)) as advance:
            asked = {name: Source(text, enough.get(name, "")) for name, text in sources.items()}
            return grade_sources(job, asked, jobs, lambda name, results: advance(name))

    assignment = make_job(root, course, id).assignment
    rows = audit_examples(root, assignment, grade, seed=course.seed)
    for extra in range(2, seeds + 1):
        rows += audit_examples(root, assignment, grade, seed=f"{course.seed}/{extra}", kinds=("right",))
    print_audit(rows, Console())
    return all(row.ok for row in rows)


def _calibrate(root: Path, course: Course, id: str, seeds: int, jobs: int) -> bool:
    from rich.console import Console

    from autograder.audit.calibration_table import draw_calibration, print_calibration
    from autograder.cli.calibration import PLACE, calibrate, data_sets
    from autograder.grading.job import make_job

    assignment = make_job(root, course, id, calibrating=True).assignment
    fine = True
    for dataset in data_sets(assignment):
        found = calibrate(root, course, assignment, dataset, seeds, jobs)
        print_calibration(found, Console())
        picture = root / PLACE / f"{id}-{dataset}.svg"
        draw_calibration(found, picture)
        click.echo(f"The same as a picture: {picture.relative_to(root)}")
        fine = fine and not found.problems()
    if not data_sets(assignment):
        click.echo(f"{id} has no data set, so there is no threshold to calibrate.")
    return fine


def _mutants(root: Path, course: Course, id: str, jobs: int) -> bool:
    from rich.console import Console

    from autograder.audit import audit_mutants, print_mutants
    from autograder.grading.job import make_job
    from autograder.grading.sources import first_losses
    from autograder.platforms.progress import progress

    job = make_job(root, course, id)

    def grade(sources: Mapping[str, tuple[str, str]]) -> dict[str, CheckResult | str | None]:
        with progress(len(sources), every=100) as advance:
            return first_losses(job, sources, jobs, lambda name, loss: advance(name))

    found = audit_mutants(root, job.assignment, grade)
    print_mutants(found, Console())
    return found.ok
