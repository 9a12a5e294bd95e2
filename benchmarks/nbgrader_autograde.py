"""`nbgrader autograde` on the same torch notebooks with stock settings and with this course's: wall time and CPU.

    make bench-nbgrader

The notebooks are whole: the lesson with all its experiments, and the answers of one example each, right and wrong ones
in turn. With stock settings the check cells are plain asserts; here they are the judge's checks, public and hidden.
The two take turns; CPU seconds are those of nbgrader and all of its descendants (measured by a control group, so this
needs root on Linux).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from classroom import BIN, Classroom, cell_id
from nbformat import writes

from autograder.audit.examples import Example
from benchmarks.lessons import chosen, make_courses
from benchmarks.measure import Command, Failed, measure

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
        for number, example in enumerate(chosen(ASSIGNMENT, options.students)):
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
    ours, stocks = make_courses(folder, {ASSIGNMENT: TESTS})
    ours.nbgrader("generate_assignment", ASSIGNMENT, "--create")
    return ours, stocks[ASSIGNMENT]


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
    words = [BIN / "nbgrader", "autograde", ASSIGNMENT, "--force"]
    cost = measure([Command(words, course.root, {"PATH": path})], at_once=1)
    return cost.wall, cost.cpu


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
    try:
        main()
    except Failed as problem:
        sys.exit(str(problem))
