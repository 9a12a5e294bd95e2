"""`course grade` on two cores, and on a Dask cluster of two workers on the same machine: wall time, in turns.

    make bench-cluster

The class is made up from the known examples. Both are whole commands, from the start of Python to the last file, and
write into an empty folder. The ratio of the medians is to be at most 1.1, and the results must be the same.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "cli"))

from large_class import write_large_class  # noqa: E402

from autograder.machine import cores  # noqa: E402

PYTHON = sys.executable
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}
MOST = 1.1  # times the wall time without a cluster
# All of results.json that may differ between two gradings.
TIMES = re.compile(r'"(execution_time|seconds)": ?[0-9.e-]+')


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--assignment", default="a1_logistic")
    options.add_argument("--students", type=int, default=40)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    seconds: dict[str, list[float]] = {"2 cores": [], "2 Dask workers": []}
    found: list[dict[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, dask(Path(scratch)) as address:
        submissions = Path(scratch) / "class"
        write_large_class(ROOT, chosen.assignment, chosen.students, submissions)
        where = {"2 cores": ["--jobs", "2"], "2 Dask workers": ["--cluster", address]}
        for number in range(chosen.rounds):
            for name in list(where)[:: -1 if number % 2 else 1]:
                out = Path(scratch) / f"{name} {number}"
                seconds[name].append(graded(chosen.assignment, submissions, out, where[name]))
                found.append(results(out))
                print(f"{name}: {seconds[name][-1]:.1f} s", flush=True)
    here, there = map(statistics.median, seconds.values())
    different = sorted({name for other in found for name, text in other.items() if found[0].get(name) != text})
    print(f"\n{chosen.students} submissions of {chosen.assignment}, medians of {chosen.rounds}, taking turns:")
    print(f"  2 cores         {here:6.1f} s")
    print(f"  2 Dask workers  {there:6.1f} s, {there / here:.2f} times as long (at most {MOST})")
    print(f"  results         {'the same' if not different else 'DIFFERENT: ' + ', '.join(different)}")
    sys.exit(0 if not different and there <= MOST * here else 1)


@contextlib.contextmanager
def dask(scratch: Path) -> Iterator[str]:
    """A scheduler, and two workers of one thread each, each on a core of its own as docs/cluster.md says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", str(port)]
    worker = ["worker", address, "--nworkers", "1", "--nthreads", "1", "--local-directory", str(scratch / "dask")]
    first, second, *_ = cores()
    processes = [
        subprocess.Popen(
            [*before, PYTHON, "-m", "dask", *arguments, "--no-dashboard"],
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for before, arguments in (([], scheduler), (on(first), worker), (on(second), worker))
    ]
    try:
        wait_for_workers(address, 2)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()


def on(core: int) -> list[str]:
    return ["taskset", "-c", str(core)]


def wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def graded(assignment: str, submissions: Path, out: Path, where: list[str]) -> float:
    """Wall-clock seconds of one grading."""
    command = [
        "from autograder.cli import main; main()",
        "grade",
        assignment,
        str(submissions),
        "--out",
        str(out),
        *where,
    ]
    start = time.monotonic()
    done = subprocess.run([PYTHON, "-c", *command], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"grading {' '.join(where)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return seconds


def results(out: Path) -> dict[str, str]:
    """What was found, without times."""
    files = [out / "grades.csv", *out.glob("*/results.json")]
    return {str(path.relative_to(out)): TIMES.sub("", path.read_text(encoding="utf-8")) for path in files}


if __name__ == "__main__":
    main()
