"""A runner as Gradescope classes have it: a fresh Python for each submission, unittest, gradescope-utils."""

from __future__ import annotations

import json
import textwrap

import nbformat

from benchmarks.lessons import Lesson, as_module
from benchmarks.measure import Command
from benchmarks.tools import Setting

MOST = 600.0  # seconds for one submission
RUN = """\
import unittest

from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner

if __name__ == "__main__":
    suite = unittest.defaultTestLoader.discover("tests")
    with open("results.json", "w") as file:
        JSONTestRunner(visibility="visible", stream=file).run(suite)
"""


class FreshPython:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        for submission in setting.submissions:
            folder = setting.folder / submission.student
            (folder / "tests").mkdir(parents=True)
            (folder / "run_tests.py").write_text(RUN)
            (folder / "tests" / "test_exercises.py").write_text(test_file(setting.lesson), encoding="utf-8")
            module = as_module(nbformat.read(submission.notebook, as_version=4))
            (folder / f"{setting.lesson.module}.py").write_text(module, encoding="utf-8")

    def commands(self) -> list[Command]:
        commands = []
        for submission in self._setting.submissions:
            folder = self._setting.folder / submission.student
            (folder / "results.json").unlink(missing_ok=True)
            commands.append(Command([self._setting.bin / "python", "run_tests.py"], folder, seconds=MOST))
        return commands

    def full_marks(self) -> dict[str, bool]:
        files = self._setting.folder.glob("*/results.json")
        tests = {file.parent.name: json.loads(file.read_text(encoding="utf-8"))["tests"] for file in files}
        most = len(self._setting.lesson.tests)
        return {
            student: sum(test.get("score", 0) == test.get("max_score") for test in its_tests) == most
            for student, its_tests in tests.items()
        }


def test_file(lesson: Lesson) -> str:
    """The plain tests as methods; the module that was handed in is imported by its name."""
    cases = "\n\n".join(
        f"    @weight({test.points})\n"
        f"    def test_{number}_{test.exercise}(self):\n"
        f"        {test.exercise} = {lesson.module}.{test.exercise}\n"
        f"{textwrap.indent(test.body, ' ' * 8)}"
        for number, test in enumerate(lesson.tests)
    )
    return (
        "import unittest\n\n"
        f"import {lesson.module}\n"
        "from gradescope_utils.autograder_utils.decorators import weight\n"
        f"{lesson.imports}\n\n\n"
        f"class TestExercises(unittest.TestCase):\n{cases}\n"
    )
