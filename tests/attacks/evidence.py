"""Every trace that a successful attack would leave. The same search is made after a strong run and after a weak one."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from pathlib import Path

from autograder.isolation.host import FIRST_UID, PIDS
from autograder.result import CheckResult, Outcome

from .attack import Attack
from .planted import Planted

TIME = "the time that"
MARKUP = b"<b id="  # an attack that puts markup into a page puts this before its token


def public(exercise: str) -> str:
    return f"test_{exercise}_on_a_table"


def hidden(exercise: str) -> str:
    return f"test_{exercise}_on_fresh_values"


def attacked(attack: Attack, checks: list[CheckResult]) -> Outcome:
    """How the attacked check ended."""
    return next(check.outcome for check in checks if check.check == hidden(attack.target))


def in_results(attack: Attack, checks: list[CheckResult]) -> list[str]:
    """Points that were not earned, and checks of the other exercise that were harmed."""
    traces = []
    if attacked(attack, checks) is Outcome.passed:
        traces.append("points for the attacked check")
    other = "total" if attack.target == "shifted" else "shifted"
    traces += [
        f"{check.check} is {check.outcome}"
        for check in checks
        if check.exercise == other and check.outcome is not Outcome.passed
    ]
    return traces


def in_outputs(planted: Planted, student: str) -> list[str]:
    """Canaries, live markup, control characters and the timing of hidden checks in all that was written."""
    traces = []
    for path in sorted(planted.out.rglob("*")):
        if not path.is_file() or path.parent.name in ("alice", "reference"):
            continue
        data = path.read_bytes()
        traces += [f"the canary '{name}' in {path.name}" for name in planted.found_in(data)]
        if path.suffix == ".html" and MARKUP + planted.token.encode() in data:
            traces.append(f"live markup in {path.name}")
        if b"\x1b" in data and not path.name.startswith("."):
            traces.append(f"control characters in {path.name}")
    with contextlib.suppress(OSError, ValueError, KeyError):
        tests = json.loads((planted.out / student / "results.json").read_bytes())["tests"]
        traces += [
            f"{TIME} {test['extra_data']['check']} took"
            for test in tests
            if test["extra_data"]["hidden"] and test["extra_data"]["seconds"]
        ]
    return traces


def in_files(planted: Planted, scratch: list[Path]) -> list[str]:
    """What was left behind or changed. Leftovers are removed."""
    traces = []
    for place in [*planted.places(), *scratch]:
        with contextlib.suppress(OSError):
            for path in place.glob(f"*{planted.token}*"):
                traces.append(f"a file left in {place}")
                path.unlink()
    for place in scratch:
        with contextlib.suppress(OSError):
            traces += [f"a scratch folder left in {place}" for path in place.glob("scratch-*")]
    now = planted.content()
    for path in planted.before.keys() | now.keys():
        if planted.before.get(path) != now.get(path):
            traces.append(f"{Path(path).name} was changed")
            _put_back(Path(path), planted.before.get(path))
    return traces


def _put_back(path: Path, content: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def in_processes(planted: Planted, known: set[int]) -> list[str]:
    """Processes that were not there before and belong to the attack. They are ended, by their ids."""
    traces = []
    for pid in sorted(of_this_run(planted.token) - known):
        traces.append("a process left behind")
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if planted.victim.poll() is not None:
        traces.append("another process was killed")
    for server in (planted.listener, planted.named):
        with contextlib.suppress(BlockingIOError):
            server.accept()[0].close()
            traces.append("a connection was made")
    return traces


def of_this_run(token: str) -> set[int]:
    """This process's descendants, what runs as a worker's user, and what inherited the token."""
    parents, found = {}, set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            # The name, in brackets, may hold anything; after it come the state and the parent.
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            uid = entry.stat().st_uid
        except OSError:
            continue
        if state == "Z":
            continue
        pid = int(entry.name)
        parents[pid] = int(parent)
        with contextlib.suppress(OSError):
            if (uid >= FIRST_UID and (uid - FIRST_UID) % PIDS == os.getpid()) or token.encode() in (
                entry / "environ"
            ).read_bytes():
                found.add(pid)
    own = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in own} - own:
        own |= more
    return (found | own) - {os.getpid()}
