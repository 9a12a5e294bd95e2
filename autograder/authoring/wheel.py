"""The engine as one file that pip installs: what goes into every bundle."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.problem import Problem

LEFT_OUT = ("__pycache__", "*.pyc", "*.bad*")
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
DATE = "1577836800"  # 2020-01-01, so that the same engine gives the same file


def build_wheel(root: Path) -> tuple[str, bytes]:
    """The file's name and content, made from the engine below `root`. Nothing is left there. Raises Problem."""
    if wheels := sorted(root.glob("autograder-*.whl")):
        return wheels[-1].name, wheels[-1].read_bytes()  # a bundle for instructors, which holds it ready
    if not (root / "pyproject.toml").is_file() or not (root / "autograder").is_dir():
        raise Problem(f"The engine is not in {root}: run this in a clone of the course, with pyproject.toml in it.")
    with tempfile.TemporaryDirectory(prefix="wheel-") as scratch:
        source, out = Path(scratch, "source"), Path(scratch, "out")
        out.mkdir()
        shutil.copytree(root / "autograder", source / "autograder", ignore=shutil.ignore_patterns(*LEFT_OUT))
        shutil.copyfile(root / "pyproject.toml", source / "pyproject.toml")
        done = subprocess.run(
            [sys.executable, "-c", BUILD, str(out)],
            cwd=source,
            env=os.environ | {"SOURCE_DATE_EPOCH": DATE},
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = list(out.glob("*.whl"))
        if done.returncode != 0 or len(wheels) != 1:
            said = (done.stderr.strip().split("\n") or [""])[-1]
            raise Problem(f"The engine's wheel can't be built ({said}). Install setuptools 77 or newer and try again.")
        return wheels[0].name, wheels[0].read_bytes()
