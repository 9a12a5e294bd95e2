"""How long a student waits: a cold `course check`, one after a save under --watch, and `course --help`.

    make bench-desk

Beside the cold check stands what can't be avoided: starting Python and importing numpy, or torch. After a save, the
time is counted from the end of the save to the last line that is printed; the reference answers are in the file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.course import load_course

ROOT = Path(__file__).resolve().parents[1]
COURSE = Path(sys.executable).parent / "course"
ASSIGNMENTS = {"a1_logistic": "numpy", "a2_tensors": "torch"}
WAITING = "Waiting for a save"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--rounds", type=int, default=7)
    rounds = words.parse_args().rounds
    table = Table("", "seconds", "beside it")
    table.add_row("course --help", f"{median(rounds, command(COURSE, '--help')):.2f}", "")
    with tempfile.TemporaryDirectory(prefix="desk-") as scratch:
        for id, library in ASSIGNMENTS.items():
            file = desk(id, Path(scratch) / id)
            bare = median(rounds, command(sys.executable, "-c", f"import {library}"))
            cold = median(rounds, command(COURSE, "check", file))
            table.add_row(f"course check, {id}, cold", f"{cold:.2f}", f"python -c 'import {library}' {bare:.2f}")
            table.add_row(f"course check --watch, {id}, after a save", f"{after_save(file, rounds):.2f}", "")
    Console(width=max(Console().width, 100)).print(table)
    print(
        f"Medians of {rounds}, {len(os.sched_getaffinity(0))} cores; after the first round nothing is read from a disk."
    )


def desk(id: str, folder: Path) -> Path:
    """A student's folder with the reference answers in the notebook."""
    module = load_course(ROOT).assignment(id).module
    shutil.copytree(ROOT / "assignments" / id, folder)
    shutil.copy(ROOT / "solutions" / "nbgrader" / "source" / id / f"{module}.ipynb", folder)
    return folder / f"{module}.ipynb"


def command(*words: str | Path) -> Callable[[], object]:
    return lambda: subprocess.run(words, capture_output=True, check=False)


def median(rounds: int, work: Callable[[], object]) -> float:
    """Seconds; the first time is to warm up."""
    took = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took[1:])


def after_save(file: Path, rounds: int) -> float:
    text = file.read_text(encoding="utf-8")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    took = []
    with subprocess.Popen(
        [COURSE, "check", "--watch", file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as watching:
        wait_for_line(watching)
        for number in range(rounds + 1):
            file.write_text(text + " " * (number + 1), encoding="utf-8")
            start = time.perf_counter()
            wait_for_line(watching)
            took.append(time.perf_counter() - start)
        watching.terminate()
    return statistics.median(took[1:])


def wait_for_line(watching: subprocess.Popen[str]) -> None:
    for line in watching.stdout:
        if WAITING in line:
            return
    sys.exit("course check --watch ended.")


if __name__ == "__main__":
    main()
