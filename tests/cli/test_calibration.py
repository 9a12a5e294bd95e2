"""`course audit --calibrate` from the command line, on a course with a handful of examples."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

COURSE = Path(sys.executable).with_name("course")
RIGHT = ("model_a_class", "optimize_while_loop")
WRONG = ("model_untrained", "optimize_forgets_the_step")


@pytest.fixture(scope="module")
def small_course(tmp_path_factory, root) -> Path:
    """This course with one assignment and four examples."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(root / "course_config.py", folder)
    there, here = root / "solutions" / "a1_logistic", folder / "solutions" / "a1_logistic"
    for kind, names in (("right", RIGHT), ("wrong", WRONG)):
        (here / "examples" / kind).mkdir(parents=True)
        for name in names:
            shutil.copy(there / "examples" / kind / f"{name}.py", here / "examples" / kind)
    for file in ("logistic.py", "test_logistic.py"):
        shutil.copy(there / file, here)
    return folder


def calibrate(folder: Path) -> str:
    done = subprocess.run(
        [COURSE, "audit", "a1_logistic", "--calibrate", "--seeds", "11", "--jobs", "1"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stdout + done.stderr
    return done.stdout


def graded(printed: str) -> list[str]:
    """The names in the lines that tell of progress."""
    return [line.partition(" ")[2] for line in printed.split("\n") if line[:1].isdigit() and "/" in line.split(" ")[0]]


def test_every_run_is_measured_once_and_kept(small_course):
    first = calibrate(small_course)
    assert "stands for those that do the same" in first
    # Every variant has ten runs. Then the reference goes on alone, for itself and for who does the same.
    assert {f"{name} 9" for name in ("reference", *RIGHT)} <= set(graded(first))
    assert "reference 10" in graded(first) and "optimize_while_loop 10" not in graded(first)
    assert set(WRONG) <= set(graded(first))
    assert (small_course / "build" / "calibration" / "a1_logistic-cats-drawn.svg").is_file()

    # As if it had been stopped before two of the runs were done.
    with sqlite3.connect(small_course / "build" / "calibration" / "a1_logistic-cats-drawn.sqlite") as base:
        kept = base.execute("SELECT count(*) FROM accuracies").fetchone()[0]
        base.execute("DELETE FROM accuracies WHERE rowid IN (SELECT rowid FROM accuracies LIMIT 2)")
    again = calibrate(small_course)
    assert len(graded(again)) == len(graded(first)) - kept + 2
    assert again[again.index("test_accuracy of") :] == first[first.index("test_accuracy of") :]
