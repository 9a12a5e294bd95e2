"""What the test plants for attacks to aim at, each with a canary of its own, and where it looks for canaries later."""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .attack import HERE

NAMES = ("reference", "input", "secret", "open", "other", "result", "environment", "memory", "victim", "sibling")


@dataclass
class Planted:
    folder: Path
    token: str  # in the name of all that an attack leaves behind
    canaries: dict[str, str]
    number: str  # nine digits, a number like no other
    victim: subprocess.Popen[bytes]
    listener: socket.socket  # on loopback
    named: socket.socket  # a Unix socket with a name in the folder
    before: dict[str, bytes] = field(default_factory=dict)
    memory: str = ""  # the judge's own

    @property
    def root(self) -> Path:
        return self.folder / "root"

    @property
    def out(self) -> Path:
        return self.folder / "results"

    @property
    def known(self) -> dict[str, object]:
        """What every attack is told, as if its author had been in this room."""
        lab = self.root / "solutions" / "lab"
        return {
            "token": self.token,
            "secret": str(self.folder / "secret.txt"),
            "open": str(self.folder / "open.txt"),
            "reference": str(lab / "lab.py"),
            "checks": str(lab / "test_lab.py"),
            "root": str(self.root),
            "other": str(self.root / "submissions" / "alice" / "lab.py"),
            "out": str(self.out),
            "result": str(self.out / "alice" / "results.json"),
            "victim": self.victim.pid,
            "judge": os.getpid(),
            "port": self.listener.getsockname()[1],
            "socket": str(self.folder / "socket"),
        }

    def places(self) -> list[Path]:
        """Where an attack may leave a file."""
        return [Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), self.folder, self.root, self.out, Path.home()]

    def content(self) -> dict[str, bytes]:
        """Every planted file, so that a change is seen."""
        written = (self.out, self.out / "attacker", self.out / "reference")  # by the grader itself
        # os.walk passes over what can't be listed: folders in folders that a dying worker had no time to remove.
        files = [Path(folder) / name for folder, _, names in os.walk(self.folder) for name in names]
        return {
            str(path): path.read_bytes()
            for path in sorted(files)
            if path.is_file() and path.parent not in written and path.parent.name != "__pycache__"
        }

    def found_in(self, data: bytes) -> list[str]:
        """The names of the canaries in some output: as they are, backwards, in hex, in base64."""
        names = []
        for name, canary in self.canaries.items():
            plain = canary.rpartition("-")[2].encode()
            forms = (plain, plain[::-1], plain.hex().encode(), base64.b64encode(plain)[:40])
            if any(form in data for form in forms):
                names.append(name)
        if self.number.encode() in data.replace(b".", b"").replace(b"_", b"").replace(b", ", b""):
            names.append("number")
        return names


@contextlib.contextmanager
def plant() -> Iterator[Planted]:
    """Canaries in files, in this process's environment and memory, and in a process to aim at. All gone afterwards."""
    token = f"attack-{secrets.token_hex(8)}"
    folder = Path(tempfile.mkdtemp(prefix="arena-"))
    folder.chmod(0o755)
    canaries = {name: f"CANARY-{name}-{secrets.token_hex(16)}" for name in NAMES}
    number = str(secrets.randbelow(900_000_000) + 100_000_000)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        victim = subprocess.Popen(["sleep", "1200"], env={**os.environ, "VICTIM": canaries["victim"]})
        stack.callback(victim.wait)
        stack.callback(victim.send_signal, signal.SIGKILL)
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        named = stack.enter_context(socket.socket(socket.AF_UNIX))
        named.bind(str(folder / "socket"))
        (folder / "socket").chmod(0o777)
        named.listen()
        for server in (listener, named):
            server.setblocking(False)
        planted = Planted(folder, token, canaries, number, victim, listener, named)
        _write(planted)
        os.environ["PLANTED_SECRET"] = canaries["environment"]
        stack.callback(os.environ.pop, "PLANTED_SECRET")
        planted.memory = canaries["memory"]
        planted.before = planted.content()
        yield planted


def lay_out(root: Path, words: dict[str, str]) -> None:
    """The attacked course, with these words in its checks and answers."""
    shutil.copytree(HERE / "course", root, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (root / "solutions").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word, canary in words.items():
            text = text.replace(word, canary)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)


def _write(planted: Planted) -> None:
    number = f"{planted.number[0]}.{planted.number[1:]}"
    words = {"@REFERENCE@": planted.canaries["reference"], "@INPUT@": planted.canaries["input"], "@NUMBER@": number}
    lay_out(planted.root, words)
    (planted.root / "solutions").chmod(0o700)
    for path, name, mode in (
        (planted.folder / "secret.txt", "secret", 0o600),
        (planted.folder / "open.txt", "open", 0o644),
        (planted.root / "submissions" / "alice" / "lab.py", "other", 0o644),
        (planted.out / "alice" / "results.json", "result", 0o644),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {planted.canaries[name]}\n")
        path.chmod(mode)
