"""What tests of several rooms share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from autograder.course import Assignment, Course, load_course

# A loaded machine must not turn a law into a flaky test; on CI the same examples come every time.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course(ROOT)


@pytest.fixture(scope="session")
def a1(course: Course) -> Assignment:
    return course.assignment("a1_logistic")


@pytest.fixture(scope="session")
def reference_source() -> str:
    """The reference answers of a1, as a module that could be handed in."""
    return (ROOT / "solutions" / "a1_logistic" / "logistic.py").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def with_answer(reference_source: str) -> Callable[[str], str]:
    """The reference answers with some code at the end, whose definitions take their place."""
    return lambda code: f"{reference_source}\n\n{code}\n"


@pytest.fixture(scope="session", autouse=True)
def embedded_data(tmp_path_factory: pytest.TempPathFactory):
    """Tests use the embedded data set, drawn once, whatever is on this machine; those of the real one say so."""
    patch = pytest.MonkeyPatch()
    patch.delenv("COURSE_DATA", raising=False)
    patch.setenv("COURSE_CACHE", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()
