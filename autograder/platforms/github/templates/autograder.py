#!/usr/bin/env python3
"""Classroom 50 runs this once for each submission, in the student's checkout.

It installs the engine that lies beside it and runs the public checks. Nothing secret belongs in this folder: students
can read it. It exits with 0 when grading ran to its end, whatever the score.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="engine-") as place:
        venv.create(place, with_pip=True)
        python = Path(place, "bin", "python")
        pip = [python, "-m", "pip", "install", "--quiet", "--constraint", "constraints.txt"]
        subprocess.run([*pip, "uv"], cwd=HERE, check=True)
        uv = [Path(place, "bin", "uv"), "pip", "install", "--quiet", "--python", python, "--torch-backend", "cpu"]
        subprocess.run([*uv, "--requirement", "requirements.txt"], cwd=HERE, check=True)
        # Isolated: a folder of the student's must not take the engine's place.
        return subprocess.run([python, "-I", "-m", "autograder.platforms.github.classroom50", HERE]).returncode


if __name__ == "__main__":
    sys.exit(main())
