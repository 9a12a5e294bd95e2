"""The peers in an environment of their own; it is made once, and again when the pins change."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.lessons import ROOT
from benchmarks.measure import Failed

REQUIREMENTS = ROOT / "benchmarks" / "requirements.txt"
CONSTRAINTS = ROOT / "constraints.txt"
SHOWN = ("otter-grader", "nbgrader", "gradescope-utils", "ipykernel", "nbconvert", "numpy", "torch")
VERSIONS = "import importlib.metadata as m, json, sys; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"


def install(folder: Path) -> Path:
    """The folder of its programs. Raises Failed."""
    pins = hashlib.sha256(REQUIREMENTS.read_bytes() + CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()
    ready = folder / ".ready"
    if not ready.exists() or ready.read_text() != pins:
        _must([sys.executable, "-m", "venv", "--clear", folder])
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _must([*pip, "--requirement", REQUIREMENTS, "--constraint", CONSTRAINTS])
        ready.write_text(pins)
    return folder / "bin"


def versions(bin: Path) -> dict[str, str]:
    done = subprocess.run([bin / "python", "-c", VERSIONS, *SHOWN], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _must(words: list[str | Path]) -> None:
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Failed(f"The peers could not be installed.\n{done.stdout[-2000:]}")
