"""`course grade`: a class, graded in isolation."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.machine import core_count

if TYPE_CHECKING:
    from collections.abc import Sized

    from autograder.grading.grade import ClassResult, Grader

TIERS = "ABCD"


@click.command()
@click.argument("id")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where the results go.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Judges at a time: by default one for each core, or each worker.",
)
@click.option("--cluster", metavar="ADDRESS", help="Grade on a Dask cluster: the address of its scheduler, tcp://….")
@click.option("--fresh", is_flag=True, help="Grade everything again, also what has not changed.")
@click.option(
    "--require-tier",
    type=click.Choice(list(TIERS)),
    default="B",
    show_default=True,
    help="Refuse to grade where less isolation than this is measured.",
)
def grade(
    id: str, submissions: Path, out: Path, jobs: int | None, cluster: str | None, fresh: bool, require_tier: str
) -> None:
    """Grade SUBMISSIONS of assignment ID: a folder or a zip, one sub-folder or one file for each student."""
    from autograder.course import find_root, load_course
    from autograder.grading.grade import grade_class
    from autograder.grading.job import make_job
    from autograder.intake.code import SUFFIXES
    from autograder.intake.folder import submissions_in
    from autograder.platforms.progress import progress
    from autograder.reporting.summary import to_class_summary

    root = find_root()
    job = make_job(root, load_course(root), id)
    start = time.monotonic()
    grader, where = _on_cores(jobs) if cluster is None else _on_cluster(cluster)
    given = [root / "assignments" / id / f"{job.assignment.module}{suffix}" for suffix in SUFFIXES]
    with submissions_in(submissions, job.assignment.module, given) as found:
        _make_folder(out, submissions)
        hand_ins = found.hand_ins
        on_data = f" on the data set {job.dataset}" if job.assignment.data else ""
        click.echo(f"Grading {_count(hand_ins)} of {id}{on_data}.")
        if found.left_out:
            click.echo(f"Left out, because they are no submissions: {', '.join(found.left_out)}")
        try:
            with progress(len(hand_ins)) as advance:
                done = grade_class(
                    job, hand_ins, out, jobs=jobs, tier=require_tier, fresh=fresh, grader=grader, on_done=advance
                )
        except KeyboardInterrupt:
            click.echo("\nStopped. What is graded is kept: the same command goes on from here.", err=True)
            sys.exit(1)
    click.echo(to_class_summary(done.results, out))
    click.echo(_effort(done, where, time.monotonic() - start))
    for student, reason in done.ungraded.items():
        click.echo(f"Not graded: {student}: {reason}", err=True)
    if done.problem:
        click.echo(f"course: {done.problem}. Make it possible, and run the same command again.", err=True)
    sys.exit(1 if done.ungraded or done.problem else 0)


def _on_cores(jobs: int | None) -> tuple[Grader, str]:
    """Who grades, and where that is in words."""
    from autograder.grading.cores import graded_on_cores

    cores = jobs or core_count()
    return graded_on_cores, "1 core" if cores == 1 else f"{cores} cores"


def _on_cluster(address: str) -> tuple[Grader, str]:
    if find_spec("distributed") is None:
        raise click.UsageError(
            "--cluster needs Dask, which is not installed here. In the course's folder: "
            "pip install --constraint constraints.txt '.[cluster]'"
        )
    from autograder.grading.cluster import graded_on_cluster

    tell = partial(click.echo, err=True)
    return partial(graded_on_cluster, address=address, tell=tell), f"the cluster {address}"


def _effort(done: ClassResult, where: str, seconds: float) -> str:
    """What was done anew, and how long it took."""
    kept = f", {done.kept} of them kept from before" if done.kept else ""
    known = f" {done.taken_over} checks had been run on the same code before." if done.taken_over else ""
    own = f" on {where}; the students' own code took {done.computed:.1f} seconds" if done.computed else ""
    return f"{_count(done.results)}{kept}, {seconds:.1f} seconds{own}.{known}"


def _make_folder(out: Path, submissions: Path) -> None:
    results, source = out.resolve(), submissions.resolve()
    if results == source or source in results.parents or results in source.parents:
        raise click.UsageError(f"The results need a folder of their own, apart from {submissions}.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"The folder {out} can't be made: {error.strerror}.") from error
    if not os.access(out, os.W_OK):
        raise click.UsageError(f"The folder {out} can't be written to.")


def _count(submissions: Sized) -> str:
    return f"{len(submissions)} submission{'' if len(submissions) == 1 else 's'}"
