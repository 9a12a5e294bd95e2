"""All that is the same for every submission of one grading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from autograder import datasets
from autograder.checking.settings import Settings
from autograder.course import Assignment, Course
from autograder.isolation.host import WorkerNeeds
from autograder.isolation.versions import versions
from autograder.problem import Problem

NO_DATA = "none"  # what results name where an assignment has no data set


class GradingProblem(Problem):
    """The grading as a whole can't be done; the message is for the instructor."""


@dataclass(frozen=True)
class Job:
    """One assignment, graded on one data set. Small, and can be handed to other processes."""

    assignment: Assignment
    checks: Path
    reference: Path
    dataset: str
    seed: str
    fingerprint: bytes  # of the checks, the reference, the choices and this engine
    ground: bytes  # the same without the single checks and their points
    calibrating: bool = False  # run only the checks that have a threshold, and only measure
    patience: float = 1.0  # how many times longer the limits of time are than course_config.py says

    @property
    def settings(self) -> Settings:
        return Settings(
            seed=self.seed,
            seconds=self.assignment.limits.seconds,
            points=dict(self.assignment.points),
            dataset=self.dataset,
            thresholds=dict(self.assignment.thresholds.get(self.dataset, {})),
            reference=self.reference,
            patience=self.patience,
            calibrating=self.calibrating,
            device=self.assignment.device,
        )

    @property
    def needs(self) -> WorkerNeeds:
        limits = self.assignment.limits
        return WorkerNeeds(self.assignment.preload, limits.memory_mb, limits.printed_kb, self.assignment.device)

    def key(self, content: bytes) -> str:
        """Changes whenever the result of a submission with that content could change, the isolation aside."""
        return _digest(self.fingerprint, self._versions, content).hex()

    def environment(self, tier: str) -> str:
        """Changes whenever the results of all checks could change: not with one check, and not with its points."""
        return _digest(self.ground, self._versions, tier.encode()).hex()

    @property
    def _versions(self) -> bytes:
        return msgspec.json.encode(versions(self.assignment.preload), order="sorted")


def make_job(
    root: Path,
    course: Course,
    id: str,
    *,
    seed: str | None = None,
    dataset: str | None = None,
    calibrating: bool = False,
) -> Job:
    """The job of grading one assignment, with the course's seed and data set unless told otherwise.

    Raises GradingProblem.
    """
    try:
        assignment = course.assignment(id)
    except KeyError as error:
        raise GradingProblem(error.args[0]) from error
    folder = root / "solutions" / id
    checks, reference = folder / f"test_{assignment.module}.py", folder / f"{assignment.module}.py"
    for path in (checks, reference):
        if not path.is_file():
            raise GradingProblem(f"{path.relative_to(root)} is not here: grading needs the folder with the solutions.")
    if assignment.data is None:
        dataset = NO_DATA
    else:
        dataset = _dataset(course, assignment, dataset)
        if not calibrating and dataset not in assignment.thresholds:
            raise GradingProblem(
                f"course_config.py has no thresholds of {id} for the data set {dataset!r}. "
                f"Add them (`course audit {id} --calibrate` measures what fits), or name another data set there."
            )
    seed = course.seed if seed is None else seed
    matters = replace(assignment, points={}, due=None, leaderboard=())
    ground = _digest(repr((dataset, seed, matters)).encode(), reference.read_bytes(), engine())
    fingerprint = _digest(ground, repr(sorted(assignment.points.items())).encode(), checks.read_bytes())
    return Job(assignment, checks, reference, dataset, seed, fingerprint, ground, calibrating)


def engine() -> bytes:
    """Changes with every file of this program."""
    return _digest(*(path.read_bytes() for path in sorted(Path(__file__).resolve().parents[1].rglob("*.py"))))


def check_key(environment: str, closure: str, content: str) -> str:
    """Changes whenever the result of one check of one piece of code could change."""
    return _digest(environment.encode(), closure.encode(), content.encode()).hex()


def _dataset(course: Course, assignment: Assignment, dataset: str | None) -> str:
    try:
        preference = course.datasets[assignment.data] if dataset is None else (dataset,)
        return datasets.in_use(assignment.data, preference).name
    except datasets.DataError as error:
        raise GradingProblem(str(error)) from error


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
