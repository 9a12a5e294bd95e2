"""What nbgrader needs to know of this course: everything comes from course_config.py."""

from pathlib import Path

from autograder.platforms.nbgrader import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821 — traitlets gives this file `get_config`
