"""How time and memory grow with the class, and the second run of it: a table, a plot, and what the slope is made of.

    make bench-growth

Classes of 10 to 1,000 made from the examples are graded with --fresh on all cores, and each once more without a change.
`--cores 1 2` grades each on one core and on two; nothing of the command may use another one then.
The straight line through the wall times is fitted by least squares. Needs root on Linux. `--profile` prints where the
judge's own time goes, for one judge in this process.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from autograder.audit.examples import Example, read_examples
from autograder.course import load_course
from autograder.grading.job import make_job
from autograder.grading.judge import Judge
from autograder.intake.code import read_code
from benchmarks.measure import Command, Cost, measure, note

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "bench"
SIZES = (10, 30, 100, 300, 1000)
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--assignment", default="a0_pixels")
    words.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    words.add_argument("--cores", type=int, nargs="+", default=[len(os.sched_getaffinity(0))])
    words.add_argument("--profile", action="store_true")
    options = words.parse_args()
    if options.profile:
        profile(options.assignment)
        return
    rows = []
    with tempfile.TemporaryDirectory(prefix="growth-") as scratch:
        for size in options.sizes:
            submissions = Path(scratch) / f"class-{size}"
            write_class(options.assignment, size, submissions)
            for cores in options.cores:
                out = Path(scratch) / f"out-{size}-{cores}"
                with note(f"{size} submissions, {in_words(cores)}:"):
                    first = grade(options.assignment, submissions, out, cores, "--fresh")
                with note("again, without a change:"):
                    second = grade(options.assignment, submissions, out, cores)
                rows.append((size, cores, first, second))
    BUILD.mkdir(parents=True, exist_ok=True)
    show(rows)
    save(options.assignment, rows)
    draw(options.assignment, rows)
    print(f"Drawn in {(BUILD / 'growth.png').relative_to(ROOT)}; the figures are in growth.json beside it.")


def write_class(id: str, size: int, folder: Path) -> None:
    """Modules: the reference answers, with one exercise as in an example; right and wrong ones in turn."""
    assignment = load_course(ROOT).assignment(id)
    reference = (ROOT / "solutions" / id / f"{assignment.module}.py").read_text(encoding="utf-8")
    examples = read_examples(ROOT / "solutions" / id / "examples", assignment.exercises)
    endless = {"never ends", "ended the program", "memory"}  # their time says nothing about the grader
    kinds: dict[str, list[Example]] = {"right": [], "wrong": []}
    for example in examples:
        if endless.isdisjoint(example.names):
            kinds[example.kind].append(example)
    folder.mkdir()
    for number in range(size):
        some = kinds["wrong" if number % 2 else "right"]
        example = some[number // 2 % len(some)]
        (folder / f"student{number:04}.py").write_text(f"{reference}\n\n{example.code}\n", encoding="utf-8")


def grade(id: str, submissions: Path, out: Path, cores: int, *more: str) -> Cost:
    """The command as it comes, which uses every core that it may use."""
    course, all_cores = Path(sys.executable).parent / "course", os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:cores])  # what is started from here inherits it
    try:
        return measure([Command([course, "grade", id, submissions, "--out", out, *more], ROOT, ONE_THREAD)], 1)
    finally:
        os.sched_setaffinity(0, all_cores)


def show(rows: list[tuple[int, int, Cost, Cost]]) -> None:
    table = Table(
        "submissions", "cores", "wall s", "a minute", "CPU s each", "peak MB", "again s", "again %", "others %"
    )
    for size, cores, first, second in rows:
        table.add_row(
            f"{size:,}",
            str(cores),
            f"{first.wall:.1f}",
            f"{60 * size / first.wall:.0f}",
            f"{first.cpu / size:.2f}",
            f"{first.peak_mb:.0f}",
            f"{second.wall:.2f}",
            f"{100 * second.wall / first.wall:.1f}",
            f"{100 * first.others:.0f}",
        )
    Console(width=max(Console().width, 110)).print(table)
    if len({size for size, *_ in rows}) == 1:
        return  # any line goes through one point
    for cores in dict.fromkeys(row[1] for row in rows):
        slope, start, worst = line([(size, first.wall) for size, its, first, _ in rows if its == cores])
        print(
            f"{in_words(cores)}: {start:.1f} s and {slope:.3f} s for each submission; "
            f"no class is more than {100 * worst:.0f} % off that line."
        )


def in_words(cores: int) -> str:
    return "1 core" if cores == 1 else f"{cores} cores"


def line(points: list[tuple[int, float]]) -> tuple[float, float, float]:
    """Slope and start of the straight line through (size, seconds), and the largest relative distance from it.

    Weighted by 1 / seconds, so that every size counts alike.
    """
    if len(points) < 2:
        return points[0][1] / points[0][0], 0.0, 0.0
    sizes, seconds = map(np.asarray, zip(*points, strict=True))
    slope, start = np.polyfit(sizes, seconds, 1, w=1 / seconds)
    return float(slope), float(start), float(np.max(np.abs(slope * sizes + start - seconds) / seconds))


def save(id: str, rows: list[tuple[int, int, Cost, Cost]]) -> None:
    content = [
        {
            "assignment": id,
            "submissions": size,
            "cores": cores,
            "wall": first.wall,
            "cpu": first.cpu,
            "peak_mb": first.peak_mb,
            "others": first.others,
            "again": second.wall,
        }
        for size, cores, first, second in rows
    ]
    (BUILD / "growth.json").write_text(json.dumps(content, indent=1) + "\n")


def draw(id: str, rows: list[tuple[int, int, Cost, Cost]]) -> None:
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    fig, (time, memory) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for cores in dict.fromkeys(row[1] for row in rows):
        its = [row for row in rows if row[1] == cores]
        sizes = [size for size, *_ in its]
        time.plot(sizes, [first.wall for *_, first, _ in its], "o-", label=in_words(cores))
        memory.plot(sizes, [first.peak_mb for *_, first, _ in its], "o-", label=in_words(cores))
    time.set(title=f"{id}: wall time", xlabel="submissions", ylabel="seconds", xscale="log", yscale="log")
    memory.set(title="peak memory of all processes", xlabel="submissions", ylabel="MB", xscale="log", ylim=(0, None))
    for axes in (time, memory):
        axes.grid(alpha=0.3)
        axes.legend()
    fig.savefig(BUILD / "growth.png", dpi=120)


def profile(id: str) -> None:
    """Where the time of one submission goes: the judge by function, the rest as waiting for the worker."""
    job = make_job(ROOT, load_course(ROOT), id)
    code = read_code(job.reference, 10**8)
    with Judge(job) as judge:
        judge.grade("first", code)
        profiler, check = cProfile.Profile(), judge._run._check

        def profiled(*arguments):  # pytest runs in a thread of its own, where the profiler has to be switched on
            profiler.enable()
            try:
                return check(*arguments)
            finally:
                profiler.disable()

        judge._run._check = profiled
        result = judge.grade("second", code)
    own = sum(check.computed for check in result.checks)
    print(f"{id}: {len(result.checks)} checks; the student's own code computed for {own:.3f} s of them.")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
