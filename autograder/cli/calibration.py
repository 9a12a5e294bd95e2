"""The part of `course audit` that measures thresholds: which code is run, and on which data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder import datasets
from autograder.audit import compose, read_examples
from autograder.audit.calibrate import Calibration, Sample, WrongNetwork, alike, first_runs
from autograder.audit.examples import Example
from autograder.audit.measured import Accuracies, Measured
from autograder.audit.run import judge as judge_example
from autograder.checking.plugin import ACCURACY, BALANCED, CONSTANT, PICTURES, SECOND, SECOND_PICTURES
from autograder.course import Assignment, Course
from autograder.grading.job import GradingProblem, Job, make_job
from autograder.grading.judge import Judge
from autograder.grading.sources import Source, grade_sources
from autograder.intake.code import Code
from autograder.isolation.protocol import Cell
from autograder.platforms.progress import progress
from autograder.result import CheckResult

REFERENCE = "reference"
PLACE = Path("build") / "calibration"  # of pictures, and of what was measured


@dataclass(frozen=True)
class Plan:
    """What is run: everything that the checks with a threshold depend on."""

    master: str
    measure: str  # which accuracy the checks measure
    right: list[Example]
    wrong: list[Example]
    pictures: int  # that the accuracy is counted on
    second_pictures: int  # that of the second chance; 0 where the check gives none
    constant: float  # the accuracy of the best constant answer


def data_sets(assignment: Assignment) -> list[str]:
    """The data sets of the assignment's family that are on this machine; none where it uses no data."""
    return [status.name for status in datasets.status() if status.here and status.family == assignment.data]


def calibrate(root: Path, course: Course, assignment: Assignment, dataset: str, seeds: int, jobs: int) -> Calibration:
    """Measure the reference and the right answers under many seeds, and the wrong ones once.

    What was measured before and could not have changed is taken over.
    """
    job = make_job(root, course, assignment.id, dataset=dataset, calibrating=True)
    plan = _plan(job)
    right = {REFERENCE: plan.master, **{e.name: compose(plan.master, e) for e in plan.right}}
    wrong = {e.name: compose(plan.master, e) for e in plan.wrong}
    known = Measured(root / PLACE / f"{assignment.id}-{dataset}.sqlite")

    def run(names: Iterable[str], seeds: range) -> dict[str, list[Accuracies | None]]:
        asked = {f"{name} {seed}": Source(right[name], draws=str(seed)) for name in names for seed in seeds}
        found = _run(job, known, plan.measure, asked, jobs)
        return {name: [found[f"{name} {seed}"] for seed in seeds] for name in names}

    enough = min(first_runs(plan.pictures), seeds)
    first = run(right, range(enough))
    groups = alike(first)
    rest = run(groups, range(enough, seeds))
    samples = []
    for name, others in groups.items():
        runs = first[name] + rest[name]
        reached = [accuracies for accuracies in runs if accuracies is not None]
        second = [accuracies.second for accuracies in reached if accuracies.second is not None]
        samples.append(Sample(name, [accuracies.first for accuracies in reached], second, runs.count(None), others))
    accuracies = _run(job, known, plan.measure, {name: Source(code) for name, code in wrong.items()}, jobs)
    threshold = assignment.thresholds.get(dataset, {}).get(plan.measure)
    return Calibration(
        assignment=assignment.id,
        dataset=dataset,
        measure=plan.measure,
        threshold=threshold,
        pictures=plan.pictures,
        second_pictures=plan.second_pictures,
        constant=plan.constant,
        samples=samples,
        wrong=[] if threshold is None else _wrong_networks(root, course, job, plan, accuracies, threshold, jobs),
    )


def _run(
    job: Job, known: Measured, measure: str, asked: Mapping[str, Source], jobs: int
) -> dict[str, Accuracies | None]:
    """What each of them reaches; None where nothing could be measured, which may be the machine's fault: not kept."""
    keys = {name: job.key(f"{source.draws}\0{source.text}".encode()) for name, source in asked.items()}
    before = known.recall()
    found: dict[str, Accuracies | None] = {name: before[key] for name, key in keys.items() if key in before}
    left = {name: source for name, source in asked.items() if name not in found}
    with progress(len(left)) as advance:

        def done(name: str, results: list[CheckResult]) -> None:
            first = _measured(results, measure)
            found[name] = reached = None if first is None else Accuracies(first, _measured(results, SECOND))
            if reached is not None:
                known.keep(keys[name], reached)
            advance(name)

        grade_sources(job, left, jobs, done)
    return found


def _plan(job: Job) -> Plan:
    master = job.reference.read_text(encoding="utf-8")
    with Judge(job) as judge:
        measuring = [info for info in judge.catalogue if info.measures]
        first = judge.grade(REFERENCE, Code(job.reference.name, [Cell(job.reference.name, master)])).checks
    if _measured(first, PICTURES) is None:
        raise GradingProblem(
            f"The reference of {job.assignment.id} reaches no accuracy that could be measured. "
            f"See why with `course audit {job.assignment.id}`."
        )
    exercises = {name for info in measuring for name in (info.exercise, *info.needs)}
    examples = [
        example
        for example in read_examples(job.reference.parent / "examples", job.assignment.exercises)
        if example.exercise in exercises
    ]
    measure = BALANCED if _measured(first, BALANCED) is not None else ACCURACY
    return Plan(
        master,
        measure,
        [example for example in examples if example.kind == "right"],
        [example for example in examples if example.kind == "wrong"],
        int(_measured(first, PICTURES)),
        int(_measured(first, SECOND_PICTURES) or 0),
        _measured(first, CONSTANT) or 0.0,
    )


def _wrong_networks(
    root: Path,
    course: Course,
    job: Job,
    plan: Plan,
    accuracies: Mapping[str, Accuracies | None],
    threshold: float,
    jobs: int,
) -> list[WrongNetwork]:
    """An accuracy above the threshold is no proof: those wrong answers must be caught by another check."""
    best = {name: None if run is None else max(run.first, run.second or 0.0) for name, run in accuracies.items()}
    accurate = [e for e in plan.wrong if (best[e.name] or 0.0) >= threshold]
    grading = make_job(root, course, job.assignment.id, dataset=job.dataset)
    with progress(len(accurate)) as advance:
        sources = {e.name: Source(compose(plan.master, e)) for e in accurate}
        whole = grade_sources(grading, sources, jobs, lambda name, results: advance(name))
    rows = {e.name: judge_example(e, whole[e.name], job.assignment.exercises) for e in accurate}
    found = []
    for example in plan.wrong:
        caught = rows[example.name].caught_by if example.name in rows else None
        low = "" if example.name in rows else "its accuracy" if best[example.name] is not None else "no accuracy"
        found.append(WrongNetwork(example.name, best[example.name], caught.check if caught else low))
    return found


def _measured(results: list[CheckResult], name: str) -> float | None:
    return next((result.measured[name] for result in results if name in result.measured), None)
