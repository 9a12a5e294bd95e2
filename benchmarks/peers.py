"""Grading speed against peers, on the same class, on this machine, in one run.

    make bench
    python -m benchmarks.peers --students 60 --rounds 1 --peer-sample 4

In each round every tool grades once, in an order that turns round from one round to the next. This course grades the
whole classes. The peers grade a sample of them, and their figures are scaled by what a submission costs them. Needs
root on Linux; the peers are installed below build/bench on the first run.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder import load_cats
from benchmarks import peer_environment, present
from benchmarks.figures import Figures, Run, figures
from benchmarks.lessons import ROOT, Lesson, Submission, cells_tests, hand_in, make_courses, read_lesson
from benchmarks.measure import Failed, measure, note
from benchmarks.tools import Setting, Tool
from benchmarks.tools.fresh_python import FreshPython
from benchmarks.tools.otter import Otter
from benchmarks.tools.ours import Ours
from benchmarks.tools.stock_nbgrader import StockNbgrader

OURS = "course grade"
NBGRADER = "nbgrader autograde"
NBGRADERS = "nbgrader on each core"
OTTER = "otter run"
FRESH = "fresh Python"
TOOLS = {
    OURS: Ours,
    NBGRADER: StockNbgrader,
    NBGRADERS: lambda setting: StockNbgrader(setting, setting.cores),
    OTTER: Otter,
    FRESH: FreshPython,
}
ENVIRONMENTS = {NBGRADER: "nbgrader", NBGRADERS: "nbgrader", OTTER: "otter", FRESH: "otter"}
BUILD = ROOT / "build" / "bench"
KIT = ROOT / "benchmarks" / "kit"
# A thread for each process, for all tools: there are as many processes at work as cores.
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}

TRIES = 3
WARM = "import numpy, scipy.special, torch, torch._dynamo, torch.optim, nbconvert, IPython"


@dataclass(frozen=True)
class Entry:
    """One tool with one class, ready to run."""

    name: str
    tool: Tool
    lesson: Lesson
    submissions: Sequence[Submission]
    small: bool = False  # a class that only shows what the start costs


def main() -> None:
    options = _options()
    cores = len(os.sched_getaffinity(0))
    with note("Installing the peers, or finding them installed:"):
        bins = peer_environment.install(BUILD)
    own_path = os.environ.get("PATH", "")
    paths = {name: f"{bins[of]}{os.pathsep}{own_path}" for name, of in ENVIRONMENTS.items()} | {OURS: own_path}
    os.environ["PATH"] = paths[NBGRADER]  # nbgrader's gradebook calls alembic by its name
    with tempfile.TemporaryDirectory(prefix="class-", dir=BUILD) as folder:
        with note("Making the classes:"):
            entries = list(_prepare(Path(folder), bins, options, cores))
            cats = _cats(Path(folder))
            _warm(sys.executable, *(bin / "python" for bin in bins.values()))
        versions = {name: peer_environment.versions(bin) for name, bin in bins.items()}
        runs: dict[tuple[str, str, int, bool], list[Run]] = {}
        rounds = _turns(entries, options.rounds, max(options.students))
        for number, (place, entry) in enumerate(rounds, 1):
            title = f"{number}/{len(rounds)}, round {place + 1}: {entry.name}, {entry.lesson.id}"
            with note(f"{title}, {len(entry.submissions)} submissions:"):
                run = _run_again(entry, Path(folder), paths[entry.name], cats, cores)
            key = entry.name, entry.lesson.id, len(entry.submissions), entry.small
            runs.setdefault(key, []).append(run)
            # What was measured so far is kept, should a later run fail.
            present.save(BUILD / "peers.json", options, cores, versions, runs, [])
    table = list(_table(runs, options))
    present.save(BUILD / "peers.json", options, cores, versions, runs, table)
    present.draw(BUILD / "peers.png", table, OURS)
    present.show(table, OURS, cores)
    print(f"Everything is in {(BUILD / 'peers.json').relative_to(ROOT)}, and drawn in peers.png beside it.")


def _options() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="benchmarks.peers", description=__doc__.split("\n")[0])
    words.add_argument("--students", type=int, nargs="+", default=[60, 300], help="sizes of the class")
    words.add_argument("--assignments", nargs="+", default=["a1_logistic", "a2_tensors"])
    words.add_argument("--rounds", type=int, default=3, help="the largest class is graded in the first round only")
    words.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS), metavar="TOOL", help=", ".join(TOOLS))
    words.add_argument("--peer-sample", type=int, default=8, help="submissions that a peer grades in each round")
    options = words.parse_args()
    if min(*options.students, options.peer_sample, options.rounds) < 1:
        words.error("the numbers must be at least 1.")
    for id in options.assignments:
        if not (ROOT / "benchmarks" / "plain" / f"{id}.py").exists():
            words.error(f"there are no plain tests for {id} in benchmarks/plain.")
    return options


def _prepare(folder: Path, bins: Mapping[str, Path], options: argparse.Namespace, cores: int) -> Iterator[Entry]:
    lessons = [read_lesson(id) for id in options.assignments]
    _, stocks = make_courses(folder, {lesson.id: cells_tests(lesson) for lesson in lessons})
    numbers = itertools.count()
    for lesson in lessons:
        for name in options.tools:
            sizes = sorted(set(options.students)) if name == OURS else [options.peer_sample]
            if name in (NBGRADER, NBGRADERS) and options.peer_sample > cores:
                sizes.insert(0, cores)
            for size in sizes:
                place = folder / f"{next(numbers)}"
                submissions = hand_in(stocks[lesson.id], lesson, size, place / "handed-in")
                (place / "tool").mkdir()
                setting = Setting(
                    lesson, submissions, place / "tool", bins.get(ENVIRONMENTS.get(name)), stocks[lesson.id], cores
                )
                small = name in (NBGRADER, NBGRADERS) and size < options.peer_sample
                yield Entry(name, TOOLS[name](setting), lesson, submissions, small)


def _cats(folder: Path) -> Path:
    """The pictures for the plain tests, in the form in which the judge has them."""
    path = folder / "cats.npz"
    train_x, train_y, test_x, test_y, _ = load_cats()
    np.savez(path, train_x=train_x, train_y=train_y, test_x=test_x, test_y=test_y)
    return path


def _warm(*pythons: str | Path) -> None:
    """Read what is imported from the disk, in both environments, so that no tool pays for it."""
    for python in pythons:
        subprocess.run([python, "-c", WARM], check=True, capture_output=True)


def _turns(entries: Sequence[Entry], rounds: int, largest: int) -> list[tuple[int, Entry]]:
    """(round, entry) in order. The largest class takes minutes, so it is graded once, if there is a smaller one."""
    turns = []
    several = len({len(entry.submissions) for entry in entries if entry.name == OURS}) > 1
    for place in range(rounds):
        for entry in entries if place % 2 == 0 else entries[::-1]:
            if place == 0 or not (several and entry.name == OURS and len(entry.submissions) == largest):
                turns.append((place, entry))
    return turns


def _run_again(entry: Entry, folder: Path, path: str, cats: Path, cores: int) -> Run:
    """The run. A peer's is repeated if it fails: two kernels that start at the same time may choose the same port."""
    for repeated in itertools.count():
        try:
            return dataclasses.replace(_run(entry, folder, path, cats, cores), repeated=repeated)
        except Failed as problem:
            if entry.name == OURS or repeated + 1 == TRIES:
                raise
            errors = [line.strip() for line in str(problem).splitlines() if "Error: " in line]
            print(f"failed ({(errors or [str(problem)[:100]])[-1]}), again:", end=" ", flush=True)
    raise AssertionError


def _run(entry: Entry, folder: Path, path: str, cats: Path, cores: int) -> Run:
    times = folder / "computed.txt"
    times.write_text("")
    env = ONE_THREAD | {"PATH": path}
    if entry.name != OURS:
        env |= {"PYTHONPATH": str(KIT), "BENCH_COMPUTE": str(times), "BENCH_CATS": str(cats)}
    commands = [dataclasses.replace(command, env=env) for command in entry.tool.commands()]
    cost = measure(commands, at_once=cores)
    marks = entry.tool.full_marks()
    if missing := [s.student for s in entry.submissions if s.student not in marks]:
        raise Failed(f"{entry.name} gave no result for {', '.join(missing)}.")
    if isinstance(entry.tool, Ours):
        computed = entry.tool.computed(cost.said)
    else:
        computed = sum(map(float, times.read_text().split()))
    as_expected = sum(marks[s.student] == (s.example.kind == "right") for s in entry.submissions)
    return Run(
        entry.name,
        entry.lesson.id,
        len(entry.submissions),
        cores,
        cost.wall,
        cost.cpu,
        computed,
        cost.peak_mb,
        as_expected,
        cost.others,
    )


def _table(runs: dict[tuple[str, str, int, bool], list[Run]], options: argparse.Namespace) -> Iterator[Figures]:
    """A row for each assignment, size of the class and tool."""
    for id, size, name in itertools.product(options.assignments, sorted(set(options.students)), options.tools):
        measured = size if name == OURS else options.peer_sample
        small = next((its for (tool, of, _, small), its in runs.items() if (tool, of, small) == (name, id, True)), [])
        yield figures(runs[name, id, measured, False], size, small)


if __name__ == "__main__":
    try:
        main()
    except Failed as problem:
        sys.exit(str(problem))
