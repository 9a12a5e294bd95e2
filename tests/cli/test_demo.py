"""`course demo` on the whole class, as a newcomer runs it."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_demo_grades_its_class_and_says_where_the_pages_lie(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [Path(sys.executable).with_name("course"), "demo", "--out", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    with (out / "results" / "grades.csv").open() as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert len(rows) == 15
    assert rows["ada"]["total"] == rows["ada"]["max"] and rows["jon"]["total"] == "0"
    assert (out / "results" / "report.html").is_file() and (out / "results" / "ada" / "feedback.html").is_file()
    assert "15 submissions in" in done.stdout
