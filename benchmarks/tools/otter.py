"""`otter run`: a command for each submission, as many at a time as there are cores.

The zip is made by `otter generate` from exception-based test files, a file for each exercise.
"""

from __future__ import annotations

import json
import shutil
import subprocess

import nbformat

from benchmarks.lessons import Lesson, PlainTest, without_tests
from benchmarks.measure import Command
from benchmarks.tools import Setting

MOST = 600.0  # seconds for one submission


class Otter:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._zip = setting.folder / "autograder.zip"
        tests = setting.folder / "tests"
        tests.mkdir()
        for test in setting.lesson.tests:
            (tests / f"{test.exercise}.py").write_text(test_file(setting.lesson, test), encoding="utf-8")
        words = ["generate", "-t", tests, "-o", self._zip, "--no-config", "--no-requirements", "--no-environment"]
        subprocess.run([setting.bin / "otter", *words], cwd=setting.folder, check=True, capture_output=True)
        for submission in setting.submissions:
            notebook = without_tests(nbformat.read(submission.notebook, as_version=4))
            path = setting.folder / "class" / submission.student / submission.notebook.name
            path.parent.mkdir(parents=True)
            nbformat.write(notebook, path)

    def commands(self) -> list[Command]:
        shutil.rmtree(self._setting.folder / "out", ignore_errors=True)
        commands = []
        for submission in self._setting.submissions:
            notebook = self._setting.folder / "class" / submission.student / submission.notebook.name
            out = self._setting.folder / "out" / submission.student
            out.mkdir(parents=True)
            words = [self._setting.bin / "otter", "run", "--no-logo", "-a", self._zip, "-o", out, notebook]
            commands.append(Command(words, self._setting.folder, seconds=MOST))
        return commands

    def full_marks(self) -> dict[str, bool]:
        files = (self._setting.folder / "out").glob("*/results.json")
        results = {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
        return {student: points_of(result) == self._points() for student, result in results.items()}

    def _points(self) -> int:
        return sum(test.points for test in self._setting.lesson.tests)


def points_of(result: dict) -> float:
    """The points of one results.json."""
    return sum(test.get("score", 0) for test in result["tests"])


def test_file(lesson: Lesson, test: PlainTest) -> str:
    return (
        "from otter.test_files import test_case\n"
        f"{lesson.imports}\n\n"
        "OK_FORMAT = False\n"
        f"name = {test.exercise!r}\n"
        f"points = {test.points}\n\n\n"
        f"@test_case(points={test.points})\n{test.code}\n"
    )
