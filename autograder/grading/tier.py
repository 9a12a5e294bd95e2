"""No hidden checks for strangers' code where the measured isolation is too weak."""

from __future__ import annotations

from autograder.grading.job import GradingProblem, Job
from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.selftest import measure


def require(job: Job, tier: str) -> None:
    """Measure this machine. Raises GradingProblem where it is below `tier`."""
    try:
        with WorkerHost(job.needs) as host:
            isolation = measure(host)
    except WorkerProblem as problem:
        raise GradingProblem(f"No worker can be started on this machine: {problem}.") from problem
    if isolation.tier <= tier:
        return
    absent = ", ".join(layer.name for layer in isolation.layers if not layer.active)
    raise GradingProblem(
        f"This machine measures as tier {isolation.tier}, and hidden checks need tier {tier} (absent: {absent}). "
        "Grade on Linux as root or with bubblewrap installed, for example in a container; `course doctor` shows the "
        f"layers. To grade all the same: --require-tier {isolation.tier}; every result then says so."
    )
