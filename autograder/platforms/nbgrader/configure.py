"""nbgrader's settings for this course. `nbgrader_config.py` calls this; nbgrader reads that file."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from autograder.authoring.make import NBGRADER_SOURCE
from autograder.authoring.notebook import CODE_STUB
from autograder.course import load_course
from autograder.platforms.nbgrader.collected import trust_only_the_record
from autograder.platforms.nbgrader.context import HOME, Context, use

LOCK_SECONDS = 60  # how long a locked gradebook is waited for
HERE = "autograder.platforms.nbgrader"


def configure(c: Any, root: Path) -> None:
    """Fill in traitlets' config object. Raises CourseError."""
    context = Context(root.resolve(), load_course(root))
    use(context)
    _programs_beside_python()
    trust_only_the_record(context)
    _folders(c, context)
    _students_notebooks(c)
    _grading(c)
    _feedback(c)


def _programs_beside_python() -> None:
    """nbgrader starts `alembic` by name, also where the environment that both are in was not activated."""
    here, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if here not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join((here, path))


def _folders(c: Any, context: Context) -> None:
    home = HOME.as_posix()
    c.CourseDirectory.root = str(context.root)
    c.CourseDirectory.course_id = re.sub(r"\W+", "_", context.course.title.lower()).strip("_")
    c.CourseDirectory.source_directory = NBGRADER_SOURCE.as_posix()
    c.CourseDirectory.release_directory = "release/nbgrader"
    for name in ("submitted", "autograded", "feedback"):
        c.CourseDirectory[f"{name}_directory"] = f"{home}/{name}"
    database = f"sqlite:///{context.root / HOME / 'gradebook.db'}?timeout={LOCK_SECONDS}"
    c.CourseDirectory.db_url = context.course.gradebook or database
    c.ExportPlugin.to = str(context.root / HOME / "grades.csv")  # grades don't belong where git looks
    # nbgrader collects what an LMS hands out from here to there.
    c.ZipCollectApp.downloaded_directory = f"{home}/downloaded"
    c.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>[^/]+)/(?P<file_id>[^/]+)\.ipynb$"


def _students_notebooks(c: Any) -> None:
    c.ClearSolutions.code_stub = {"python": CODE_STUB}


def _grading(c: Any) -> None:
    c.Autograde.pre_convert_hook = f"{HERE}.beside.drop_links"
    c.Autograde.exporter_class = f"{HERE}.exporter.SubmissionExporter"
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.DeduplicateIds",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        f"{HERE}.cards.AttachOutputs",
        "nbconvert.preprocessors.sanitize.SanitizeHTML",
        "nbgrader.preprocessors.LimitOutput",
        f"{HERE}.cards.JudgesCards",
        f"{HERE}.scores.SaveJudgedScores",
        f"{HERE}.late.LatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.SanitizeHTML.enabled = True  # it does nothing unless it is told to
    c.AssignLatePenalties.plugin_class = f"{HERE}.late.CoursePolicy"


def _feedback(c: Any) -> None:
    # The penalty again: a manual grade may have come since.
    c.GenerateFeedback.preprocessors = [
        f"{HERE}.late.LatePenalties",
        "nbgrader.preprocessors.GetGrades",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    c.ExportApp.plugin_class = f"{HERE}.late.CourseExport"
