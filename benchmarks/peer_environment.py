"""The peers in two environments of their own; they are made once, and again when the pins change.

Two, because what nbgrader brings along makes the start of Otter a second slower (jsonschema's checks of formats).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.lessons import ROOT
from benchmarks.measure import Failed

REQUIREMENTS = ROOT / "benchmarks" / "requirements"
NAMES = ("nbgrader", "otter")
CONSTRAINTS = ROOT / "constraints.txt"
SHOWN = ("otter-grader", "nbgrader", "gradescope-utils", "ipykernel", "nbconvert", "numpy", "torch")
VERSIONS = """
import importlib.metadata, json, sys
installed = {each.name.lower(): each.version for each in importlib.metadata.distributions()}
print(json.dumps({name: installed[name] for name in sys.argv[1:] if name in installed}))
"""


def install(into: Path) -> dict[str, Path]:
    """For each environment the folder of its programs. Raises Failed."""
    return {name: _install(REQUIREMENTS / f"{name}.txt", into / f"venv-{name}") for name in NAMES}


def _install(requirements: Path, folder: Path) -> Path:
    pins = hashlib.sha256(requirements.read_bytes() + CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()
    ready = folder / ".ready"
    if not ready.exists() or ready.read_text() != pins:
        _must([sys.executable, "-m", "venv", "--clear", folder])
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _must([*pip, "--requirement", requirements, "--constraint", CONSTRAINTS])
        ready.write_text(pins)
    return folder / "bin"


def versions(bin: Path) -> dict[str, str]:
    done = subprocess.run([bin / "python", "-c", VERSIONS, *SHOWN], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _must(words: list[str | Path]) -> None:
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Failed(f"The peers could not be installed.\n{done.stdout[-2000:]}")
