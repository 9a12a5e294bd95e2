"""`nbgrader autograde` with stock settings: one command, or several, each with a course and a gradebook of its own."""

from __future__ import annotations

import shutil

from classroom import Classroom

from benchmarks.measure import Command
from benchmarks.tools import Setting


class StockNbgrader:
    def __init__(self, setting: Setting, commands: int = 1) -> None:
        self._setting = setting
        self._courses = []
        for number in range(min(commands, len(setting.submissions))):
            course = Classroom(setting.folder / f"course-{number}", home=".", release="release")
            shutil.copytree(setting.stock.root, course.root)
            for submission in setting.submissions[number::commands]:
                path = course.folder("submitted", submission.student, setting.lesson.id) / submission.notebook.name
                path.parent.mkdir(parents=True)
                shutil.copy(submission.notebook, path)
            self._courses.append(course)

    def commands(self) -> list[Command]:
        words = [self._setting.bin / "nbgrader", "autograde", self._setting.lesson.id, "--force"]
        return [Command(words, course.root) for course in self._courses]

    def full_marks(self) -> dict[str, bool]:
        found = {}
        for course in self._courses:
            with course.gradebook() as gradebook:
                for submission in gradebook.assignment_submissions(self._setting.lesson.id):
                    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
                    tests = [grade for grade in grades if grade.name.startswith("check_")]
                    found[submission.student.id] = all(test.auto_score == test.max_score for test in tests)
        return found
