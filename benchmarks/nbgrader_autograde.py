"""`nbgrader autograde` on the same torch notebooks with stock settings and with this course's: wall time and CPU.

    make bench-nbgrader

The notebooks are whole: the lesson with all its experiments, and the answers of one example each, right and wrong ones
in turn. With stock settings the check cells are plain asserts; here they are the judge's checks, public and hidden.
The two take turns; CPU seconds are those of nbgrader and all of its descendants (measured by a control group, so this
needs root on Linux).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "platforms" / "nbgrader"))

from classroom import BIN, Classroom, cell_id, make_classroom  # noqa: E402
from nbformat import writes  # noqa: E402
from stock import make_stock  # noqa: E402

from autograder.audit.examples import Example, read_examples  # noqa: E402
from autograder.course import load_course  # noqa: E402

ASSIGNMENT = "a2_tensors"
TESTS = {
    "matrix_times_vector": (
        2,
        "a, b = torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([5.0, 6.0])\n"
        "assert torch.allclose(matrix_times_vector(a, b), torch.tensor([17.0, 39.0]))",
    ),
    "shifted_square_mean": (
        2,
        "assert torch.allclose(shifted_square_mean(torch.tensor([-3.0, -1.0])), torch.tensor(2.0))",
    ),
    "gradient": (
        2,
        "assert torch.allclose(gradient(lambda x: (x**3).sum(), torch.tensor([1.0, 2.0])), torch.tensor([3.0, 12.0]))",
    ),
    "calc_loss": (
        2,
        "assert torch.allclose(calc_loss(torch.tensor([1.0, 3.0]), torch.tensor([1.0, 1.0])), torch.tensor(2.0))",
    ),
    "fit_slope": (
        2,
        "slope, losses = fit_slope(torch.tensor([1.0, 2.0, 3.0]), torch.tensor([3.0, 6.0, 9.0]), 0.05, 50)\n"
        "assert abs(float(slope) - 3) < 0.01 and losses[0] > losses[-1]",
    ),
}


@dataclass
class Measured:
    wall: list[float] = field(default_factory=list)  # seconds for each submission
    cpu: list[float] = field(default_factory=list)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--students", type=int, default=20)
    words.add_argument("--rounds", type=int, default=2)
    options = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours, stock = courses(Path(folder))
        for number, example in enumerate(chosen(options.students)):
            for course in (ours, stock):
                hand_in(course, f"s{number:02}", example)
        measured = {"stock nbgrader": (stock, Measured()), "this course": (ours, Measured())}
        for turn in range(options.rounds):
            for name, (course, figures) in sorted(measured.items(), reverse=turn % 2 == 0):
                wall, cpu = autograde(course)
                figures.wall.append(wall / options.students)
                figures.cpu.append(cpu / options.students)
                print(f"{name}: {wall:.1f} s wall, {cpu:.1f} s CPU for {options.students} notebooks", flush=True)
    report([(name, figures) for name, (_, figures) in measured.items()])


def courses(folder: Path) -> tuple[Classroom, Classroom]:
    """This course, and the same lesson with plain tests and stock settings; both released."""
    for name in ("ours", "stock"):
        (folder / name).mkdir()
    ours = make_classroom(ROOT, folder / "ours")
    stock = make_stock(folder / "stock", ours.source(ASSIGNMENT), ASSIGNMENT, TESTS)
    for course in (ours, stock):
        course.nbgrader("generate_assignment", ASSIGNMENT, "--create")
    return ours, stock


def chosen(count: int) -> list[Example]:
    """Right and wrong ones in turn, spread over the exercises."""
    examples = read_examples(
        ROOT / "solutions" / ASSIGNMENT / "examples", load_course(ROOT).assignment(ASSIGNMENT).exercises
    )
    by_kind = [[e for e in examples if e.kind == kind] for kind in ("right", "wrong")]
    return [
        kind[len(kind) * (i // 2) // -(-count // 2)] for i, kind in zip(range(count), by_kind * count, strict=False)
    ]


def hand_in(course: Classroom, student: str, example: Example) -> None:
    notebook, answers = course.released(ASSIGNMENT), course.answers(ASSIGNMENT)
    for cell in notebook.cells:
        if (name := cell_id(cell)) in answers:
            cell.source = example.code if name == example.exercise else answers[name]
    path = course.folder("submitted", student, ASSIGNMENT) / course.source(ASSIGNMENT).name
    path.parent.mkdir(parents=True)
    path.write_text(writes(notebook), encoding="utf-8")


def autograde(course: Classroom) -> tuple[float, float]:
    """Wall and CPU seconds of one command for all students."""
    path = os.pathsep.join((str(BIN), os.environ.get("PATH", "")))
    command = [BIN / "nbgrader", "autograde", ASSIGNMENT, "--force"]
    with control_group() as (enter, seconds):
        start = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=course.root,
            capture_output=True,
            text=True,
            env={**os.environ, "PATH": path},
            preexec_fn=enter,
        )
        wall, cpu = time.perf_counter() - start, seconds()
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return wall, cpu


@contextlib.contextmanager
def control_group() -> Iterator[tuple[Callable[[], object], Callable[[], float]]]:
    """What puts the calling process into a group of its own, and the CPU seconds of the group so far.

    A process that ends with its PID namespace is in nobody's resource usage; a control group counts it.
    """
    kinds = {"cpuacct": ("cpuacct.usage", 1e9), "": ("cpu.stat", 1e6)}  # of version 1, in ns, and of version 2, in µs
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, own = line.split(":", 2)
        kind = "cpuacct" if "cpuacct" in controllers.split(",") else controllers
        group = Path("/sys/fs/cgroup", kind, own.lstrip("/"), f"bench-{os.getpid()}")
        if kind in kinds and (group.parent / "cgroup.procs").exists():
            break
    else:
        sys.exit("CPU seconds can't be measured: there are no control groups here.")
    file, parts = kinds[kind]
    group.mkdir()
    try:
        yield (
            lambda: (group / "cgroup.procs").write_text("0"),
            lambda: int(re.search(r"\d+", (group / file).read_text())[0]) / parts,
        )
    finally:
        while (group / "cgroup.procs").read_text():
            time.sleep(0.1)
        group.rmdir()


def report(measured: list[tuple[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("per submission", "wall s", "CPU s")
    medians = [(statistics.median(figures.wall), statistics.median(figures.cpu)) for _, figures in measured]
    for (name, _), (wall, cpu) in zip(measured, medians, strict=True):
        table.add_row(name, f"{wall:.2f}", f"{cpu:.2f}")
    (stock_wall, stock_cpu), (wall, cpu) = medians
    table.add_row("ratio, this course to stock", f"{wall / stock_wall:.2f}", f"{cpu / stock_cpu:.2f}")
    Console().print(table)
    print(f"{len(os.sched_getaffinity(0))} cores; load average {os.getloadavg()[1]:.1f} over the last five minutes.")


if __name__ == "__main__":
    main()
