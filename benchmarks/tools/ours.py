"""`course grade`: one command for the whole class."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.lessons import ROOT
from benchmarks.measure import Command
from benchmarks.tools import Setting


class Ours:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._class = setting.folder / "class"
        self._out = setting.folder / "out"
        for submission in setting.submissions:
            path = self._class / submission.student / submission.notebook.name
            path.parent.mkdir(parents=True)
            shutil.copy(submission.notebook, path)

    def commands(self) -> list[Command]:
        shutil.rmtree(self._out, ignore_errors=True)
        course = Path(sys.executable).parent / "course"
        options = ["--out", self._out, "--fresh", "--jobs", str(self._setting.cores)]
        return [Command([course, "grade", self._setting.lesson.id, self._class, *options], ROOT)]

    def full_marks(self) -> dict[str, bool]:
        return {
            student: all(test["extra_data"]["outcome"] == "passed" for test in tests)
            for student, tests in self._tests().items()
        }

    def computed(self) -> float:
        return sum(computed(test["extra_data"]) for tests in self._tests().values() for test in tests)

    def _tests(self) -> dict[str, list[dict[str, Any]]]:
        files = self._out.glob("*/results.json")
        return {file.parent.name: json.loads(file.read_text(encoding="utf-8"))["tests"] for file in files}


def computed(check: dict[str, Any]) -> float:
    """Seconds in the student's functions in one check.

    A judge that doesn't say it says how long the check took, which is more: starting its worker and judging are in it.
    """
    return check["computed"] if "computed" in check else check["seconds"]
