"""`course demo`: build, a made-up class, grading, and where the pages lie."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import click

from autograder.machine import core_count


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default="demo", show_default=True)
def demo(out: Path) -> None:
    """Build the assignment, grade a made-up class on the embedded data, and show the results."""
    from rich.console import Console
    from rich.table import Table

    from autograder import authoring, datasets
    from autograder.course import find_root, load_course
    from autograder.demo import CLASS, make_class
    from autograder.grading.grade import grade_class
    from autograder.grading.job import make_job
    from autograder.intake.folder import submissions_in
    from autograder.platforms.class_report import REPORT, write_report
    from autograder.platforms.progress import progress
    from autograder.reporting.verdicts import by_exercise

    console = Console(width=max(Console().width, 100))
    root = find_root()
    course = load_course(root)
    assignment = next(a for a in course.assignments if (root / "solutions" / a.id / CLASS).is_file())
    click.echo(f"1. Build: the students' files of {assignment.id} from its master.")
    authoring.build(root, course, [assignment.id])
    shutil.rmtree(out, ignore_errors=True)
    students = make_class(root, assignment, out / "submissions")
    click.echo(f"2. A made-up class of {len(students)} hands in: {out / 'submissions'}")
    job = make_job(root, course, assignment.id, dataset=datasets.embedded(assignment.data))
    click.echo(f"3. Grade, on the embedded data set {job.dataset}, each check in a sandboxed process of its own.")
    start = time.monotonic()
    cores = core_count()
    with submissions_in(out / "submissions", assignment.module) as found, progress(len(students)) as advance:
        done = grade_class(job, found.hand_ins, out / "results", jobs=cores, tier="D", on_done=advance)
    seconds = time.monotonic() - start
    write_report(out / "results", submissions=out / "submissions")
    table = Table(box=None, pad_edge=False)
    for heading in ("student", "points", "exercises", "what was handed in"):
        table.add_column(heading, no_wrap=True)
    about = {student.name: student.about for student in students}
    for result in done.results:
        finished = sum(verdict.done for verdict in by_exercise(result))
        points = f"{result.score} of {result.max_score}"
        table.add_row(result.student, points, f"{finished} of {len(result.exercises)}", about[result.student])
    console.print(table)
    tier = done.results[0].tier
    click.echo(
        f"\n{len(done.results)} submissions in {seconds:.0f} seconds on {cores} cores, isolation tier {tier} "
        "(`course doctor` shows what was measured)."
    )
    click.echo(f"Grades:          {out / 'results' / 'grades.csv'}")
    click.echo(f"The class:       {out / 'results' / REPORT}")
    click.echo(f"A page for each: {out / 'results' / done.results[0].student / 'feedback.html'}, and so on")
    click.echo(f"The assignment:  {(root / 'assignments' / assignment.id).relative_to(root)}")
