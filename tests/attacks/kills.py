"""`python -m tests.attacks.kills [N]`: a class is graded, and the grading is killed N times at random moments.

After each kill the same command runs again. Nothing that was finished may change or vanish, nothing may be
half-written, no process may stay, and in the end all must be as if there had been no kill.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.grading.grade import FEEDBACK, GRADES, RESULTS
from autograder.reporting.results_json import read_results_json

from .planted import lay_out

COURSE = Path(sys.executable).with_name("course")
STUDENTS = 40
ANSWERS = (
    "import numpy as np\ndef shifted(values, note):\n    return 3 * values + 1\n",
    "def shifted(values, note):\n    return 3 * values\n",
    "def shifted(values, note):\n    raise ValueError('no')\n",
    "def shifted(values, note:\n    return 3 * values + 1\n",
)
TOTAL = "def total(values, note):\n    return values.sum()\n"


class Found(AssertionError):
    """Something was lost, changed, half-written or left behind."""


@dataclass
class Counts:
    """What was killed, and when."""

    command: int = 0
    judge: int = 0
    worker: int = 0
    finished_first: int = 0  # runs that had ended before their moment came
    finished_at_kill: list[int] = field(default_factory=list)  # how many results there were


def lay_out_class(folder: Path, students: int = STUDENTS) -> tuple[Path, Path]:
    """A course, and a class that hands in right and wrong answers."""
    root, submissions = folder / "root", folder / "class"
    lay_out(root, {"@REFERENCE@": "reference", "@INPUT@": "note", "@NUMBER@": "1.5"})
    submissions.mkdir()
    for number in range(students):
        (submissions / f"student{number:02}.py").write_text(ANSWERS[number % len(ANSWERS)] + TOTAL + f"# {number}\n")
    return root, submissions


def start(root: Path, submissions: Path, out: Path, jobs: int = 2) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [COURSE, "grade", "lab", submissions, "--out", out, "--jobs", str(jobs)],
        cwd=root,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # A shell that runs the tests in the background lets them ignore Ctrl-C, and all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def outcome(out: Path) -> dict[str, str]:
    """Every file of the results without times, which are all that may differ."""
    times = re.compile(r'("(?:execution_time|seconds)": ?)[0-9.e-]+')
    return {
        str(path.relative_to(out)): times.sub(r"\1", path.read_text())
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")  # the records of single checks are no result
    }


def finished(out: Path) -> dict[Path, bytes]:
    """The results that are there. Raises Found for one that can't be read or has no page beside it."""
    results = {}
    for path in sorted(out.glob(f"*/{RESULTS}")):
        try:
            read_results_json(path)
        except ValueError as error:
            raise Found(f"half-written: {error}") from error
        if not (path.parent / FEEDBACK).read_text().rstrip().endswith("</html>"):
            raise Found(f"{path.parent.name} has no whole page")
        results[path] = path.read_bytes()
    return results


def below(pid: int) -> dict[int, str]:
    """The processes below one, each with the moment of its start, since numbers are used again."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if fields[0] != "Z":
                    parents[int(entry.name)] = (int(fields[1]), fields[19])
    found = {pid}
    while more := {child for child, (parent, _) in parents.items() if parent in found} - found:
        found |= more
    return {child: parents[child][1] for child in found if child in parents}


def still_there(processes: dict[int, str]) -> list[int]:
    """Those that run."""
    left = []
    for pid, started in processes.items():
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            if fields[19] == started and fields[0] != "Z":
                left.append(pid)
    return left


def all_gone(processes: dict[int, str], seconds: float = 15.0) -> None:
    """Raises Found for one that stays; it is ended then."""
    deadline = time.monotonic() + seconds
    while left := still_there(processes):
        if time.monotonic() > deadline:
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            raise Found(f"{len(left)} processes stayed")
        time.sleep(0.05)


def named(pid: int, word: str) -> bool:
    try:
        return word.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def survive(
    kills: int,
    folder: Path,
    *,
    students: int = STUDENTS,
    weights: tuple[int, int, int] = (6, 2, 2),
    seed: int = 1,
    say: Callable[[str], None] = lambda text: None,
) -> Counts:
    """Raises Found."""
    chance = random.Random(seed)
    counts = Counts()
    root, submissions = lay_out_class(folder, students)
    began = time.monotonic()
    undisturbed = start(root, submissions, folder / "undisturbed")
    said, _ = undisturbed.communicate(timeout=300)
    if undisturbed.returncode != 0:
        raise Found(f"the undisturbed run ended with {undisturbed.returncode}: {said}")
    took = time.monotonic() - began
    wanted = outcome(folder / "undisturbed")
    if len(wanted) != 2 * students + 1:
        raise Found("the undisturbed run is not whole")
    round_number = killed = 0
    out = folder / f"out-{round_number}"
    while killed < kills:
        run = start(root, submissions, out)
        time.sleep(chance.uniform(0.05, 0.9) * took)
        tree = below(run.pid)
        kind = chance.choices(("command", "judge", "worker"), weights)[0]
        victim = _victim(kind, run.pid, tree)
        before = finished(out)
        if run.poll() is None and victim is not None:
            os.kill(victim, signal.SIGKILL)
            killed += 1
            setattr(counts, kind, getattr(counts, kind) + 1)
            counts.finished_at_kill.append(len(before))
            say(f"{killed}: the {kind}, with {len(before)} of {students} finished")
        if kind == "command" and victim is not None:
            run.communicate(timeout=60)
        else:
            said, _ = run.communicate(timeout=300)  # it must go on by itself
            if run.returncode != 0:
                raise Found(f"a grading that lost its {kind} ended with {run.returncode}: {said[-500:]}")
        all_gone(tree)
        after = finished(out)
        if any(after.get(path) != content for path, content in before.items()):
            raise Found("a finished result changed or vanished")
        if run.returncode == 0:
            counts.finished_first += victim is None
            _compare(outcome(out), wanted)
            round_number += 1
            out = folder / f"out-{round_number}"
    last = start(root, submissions, out)
    said, _ = last.communicate(timeout=300)
    if last.returncode != 0:
        raise Found(f"the last run ended with {last.returncode}: {said}")
    _compare(outcome(out), wanted)
    return counts


def _victim(kind: str, command: int, tree: dict[int, str]) -> int | None:
    """The process to kill; None if it is not there at this moment."""
    if kind == "command":
        return command if command in tree else None
    judges = [pid for pid in sorted(tree) if named(pid, "spawn_main")]
    if kind == "judge" or not judges:
        return next(iter(judges), None)
    # That of a judge: the one that only measures the machine has no submission to lose.
    return next((pid for judge in judges for pid in sorted(below(judge)) if named(pid, "isolation.worker")), None)


def _compare(found: dict[str, str], wanted: dict[str, str]) -> None:
    if found != wanted:
        different = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
        lines = [
            line
            for name in different[:3]
            for line in difflib.unified_diff(wanted.get(name, "").split("\n"), found.get(name, "").split("\n"), n=0)
        ]
        raise Found(f"not as without a kill: {different[:5]}\n" + "\n".join(lines[:20]))
    if GRADES not in found:
        raise Found("there is no table of grades")


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        counts = survive(kills, Path(folder), say=lambda text: print(text, flush=True))
    spread = sorted(counts.finished_at_kill)
    print(
        f"{kills} kills of a class of {STUDENTS}: {counts.command} of the command, {counts.judge} of a judge, "
        f"{counts.worker} of a worker; {spread[0]} to {spread[-1]} results were finished. "
        "Every time the end was the same as without a kill."
    )


if __name__ == "__main__":
    main()
