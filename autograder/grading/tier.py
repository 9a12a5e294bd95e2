"""No hidden checks for strangers' code where the measured isolation is too weak, and no GPU grading without a GPU."""

from __future__ import annotations

from autograder.grading.job import GradingProblem, Job
from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.selftest import Isolation, measure
from autograder.isolation.session import Session, Stopped

DEVICE_SECONDS = 60.0  # the first use of a GPU in a process loads its driver

USE = """
def use(names, device):
    torch.ones(2, device=device).sum().item()
    return torch.cuda.get_device_name(device)
"""


def require(job: Job, tier: str) -> None:
    """Measure this machine. Raises GradingProblem where it is below `tier`, or lacks the device that is asked for."""
    try:
        with WorkerHost(job.needs) as host:
            isolation = measure(host)
            require_device(host, job.assignment.device)
    except WorkerProblem as problem:
        raise GradingProblem(f"No worker can be started on this machine: {problem}.") from problem
    require_measured(isolation, tier)


def require_measured(isolation: Isolation, tier: str) -> None:
    """Raises GradingProblem where what was measured is below `tier`."""
    if isolation.tier > tier:
        raise GradingProblem(f"This machine {shortfall(isolation, tier)}. {advice(isolation.tier)}")


def shortfall(isolation: Isolation, tier: str) -> str:
    """What a machine lacks that is below `tier`."""
    absent = ", ".join(layer.name for layer in isolation.layers if not layer.active)
    return f"measures as tier {isolation.tier}, and hidden checks need tier {tier} (absent: {absent})"


def advice(tier: str) -> str:
    """What to do where nothing better than `tier` was measured."""
    return (
        "Grade on Linux as root or with bubblewrap installed, for example in a container; `course doctor` shows the "
        f"layers. To grade all the same: --require-tier {tier}; every result then says so."
    )


def require_device(host: WorkerHost, device: str) -> None:
    """A worker as the students' code gets it computes something there. Raises GradingProblem."""
    try:
        if device != "cpu":
            name_of_device(host, device)
    except Stopped as stopped:
        raise GradingProblem(
            f"course_config.py asks for the device {device!r}, and a worker on this machine can't use it "
            f'({stopped.problem or stopped.outcome}). Grade on a machine with a GPU, or set device="cpu" there.'
        ) from stopped


def name_of_device(host: WorkerHost, device: str) -> str:
    """What it is called, after a worker has computed something there. Raises Stopped, WorkerProblem."""
    session = Session(host.connect(DEVICE_SECONDS))
    try:
        session.load([], [], seed=0)
        return session.run(USE, "use", device)
    finally:
        session.close()
