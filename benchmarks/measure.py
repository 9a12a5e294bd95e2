"""What a command and all of its descendants cost: wall time, CPU seconds, memory. Linux, as root.

A process that ends with its PID namespace is in nobody's resource usage; a control group counts it.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"cpuacct": ("cpuacct.usage", 1e9), "": ("cpu.stat", 1e6)}  # of version 1, in ns, and of version 2, in µs
# Starts the command inside the group: sh writes its own id, and becomes the command.
ENTER = 'echo 0 > "$0" && exec "$@"'
LOOK_EVERY = 1.0  # seconds between two looks at the memory; a look takes some ms for each process
GRACE = 10.0  # seconds that what a command left running may take to end


class Failed(Exception):
    """A command that is measured didn't work; the message ends with what it said."""


@dataclass(frozen=True)
class Command:
    words: Sequence[str | Path]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)  # on top of this process's own
    seconds: float = 1800.0


@dataclass(frozen=True)
class Cost:
    wall: float  # seconds
    cpu: float  # seconds, of all descendants
    peak_mb: float  # the most memory at one time, pages that processes share counted once
    others: float  # share of the cores' time, 0 to 1, that went to other people's processes
    said: tuple[str, ...]  # what each command wrote


def measure(commands: Sequence[Command], at_once: int) -> Cost:
    """Run the commands, so many at a time, and say what they cost together."""
    with Group() as group, Peak(group) as peak, ThreadPoolExecutor(at_once) as pool:
        start, busy, own = time.perf_counter(), busy_seconds(), time.process_time()
        waiting = [pool.submit(_run, command, group) for command in commands]
        try:
            said = tuple(future.result() for future in waiting)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)  # after a failure the rest isn't worth its time
        wall, cpu = time.perf_counter() - start, group.cpu()
        busy, own = busy_seconds() - busy, time.process_time() - own
        others = max(0.0, busy - cpu - own) / (wall * len(os.sched_getaffinity(0)))
        return Cost(wall, cpu, peak.mb, others, said)


def busy_seconds() -> float:
    """CPU seconds so far, by anybody, on the cores that this process may use."""
    cores = {f"cpu{number}" for number in os.sched_getaffinity(0)}
    rows = [line.split() for line in Path("/proc/stat").read_text().splitlines()]
    # user nice system idle iowait irq softirq steal; guests are in user already
    ticks = sum(sum(map(int, row[1:4] + row[6:9])) for row in rows if row[0] in cores)
    return ticks / os.sysconf("SC_CLK_TCK")


def _run(command: Command, group: Group) -> str:
    words = ["/bin/sh", "-c", ENTER, str(group.procs), *map(str, command.words)]
    try:
        done = subprocess.run(
            words,
            cwd=command.cwd,
            env={**os.environ, **command.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=command.seconds,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"{Path(command.words[0]).name} took more than {command.seconds:.0f} seconds.") from None
    said = done.stdout.decode(errors="replace")
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command.words))} ended with status {done.returncode}:\n{said[-3000:]}")
    return said


class Group:
    """A control group for this process's commands, as a context."""

    def __init__(self) -> None:
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, controllers, own = line.split(":", 2)
            kind = "cpuacct" if "cpuacct" in controllers.split(",") else controllers
            self.path = Path("/sys/fs/cgroup", kind, own.lstrip("/"), f"bench-{os.getpid()}")
            self.procs = self.path / "cgroup.procs"
            if kind in KINDS and os.access(self.path.parent / "cgroup.procs", os.W_OK):
                break
        else:
            sys.exit("CPU seconds can't be measured: this needs root on Linux, with control groups.")
        self._file, self._parts = KINDS[kind]

    def __enter__(self) -> Group:
        self.path.mkdir(exist_ok=True)
        self._before = self._seconds()
        return self

    def __exit__(self, *_: object) -> None:
        """What still runs gets some time, and is then killed."""
        until = time.monotonic() + GRACE
        while members := self.members():
            if time.monotonic() > until:
                for member in members:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(member, signal.SIGKILL)
            time.sleep(0.1)
        self.path.rmdir()

    def _seconds(self) -> float:
        return int(re.search(r"\d+", (self.path / self._file).read_text())[0]) / self._parts

    def cpu(self) -> float:
        """CPU seconds of the group since it was entered."""
        return self._seconds() - self._before

    def members(self) -> list[int]:
        return [int(pid) for pid in self.procs.read_text().split()]


class Peak:
    """Looks at the group's memory from time to time, as a context; `mb` is the most seen."""

    def __init__(self, group: Group) -> None:
        self.mb = 0.0
        self._group = group
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(LOOK_EVERY):
            self.mb = max(self.mb, sum(map(proportional_mb, self._group.members())))


def proportional_mb(pid: int) -> float:
    """A process's memory in MB; a page that several processes share is divided among them. 0 if it is gone."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (OSError, ValueError):
        return 0.0
    return sum(int(found) for found in re.findall(r"^(?:Swap)?Pss: +(\d+) kB", text, re.MULTILINE)) / 1024


@contextlib.contextmanager
def note(text: str) -> Iterator[None]:
    """Say what is being done, and afterwards how long it took."""
    start = time.monotonic()
    print(text, end=" ", flush=True)
    yield
    print(f"{time.monotonic() - start:.0f} s", flush=True)
