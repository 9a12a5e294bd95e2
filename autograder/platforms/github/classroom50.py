"""Classroom 50: the public checks of one submission as its result.json. Started by autograder.py, which lies beside it.

The contract: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding#the-resultjson-contract. The files
of an autograder can be read by every student, so nothing secret is here.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from autograder.atomic import write_atomically
from autograder.intake.code import SUFFIXES
from autograder.intake.problem import IntakeProblem
from autograder.intake.search import find_submission
from autograder.platforms.desk import MAX_BYTES, Desk
from autograder.problem import Problem
from autograder.reporting.markdown import to_markdown
from autograder.reporting.shown import shown
from autograder.result import Outcome, SubmissionResult

GIVEN = "given"  # the folder with the files that students got
# The field of result.json and the variable that the runner sets for it.
NAMED = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
}


def grade(checkout: Path, beside: Path) -> SubmissionResult:
    """Run the checks that lie `beside` on what is found in the checkout. Raises Problem where they can't be run."""
    [checks] = beside.glob("test_*.py")
    module = checks.stem.removeprefix("test_")
    with tempfile.TemporaryDirectory() as scratch:
        try:
            given = [beside / GIVEN / f"{module}{suffix}" for suffix in SUFFIXES]
            found = find_submission(checkout, module, given, MAX_BYTES, Path(scratch))
            return _checked(found.path, checks, found.remarks)
        except IntakeProblem as problem:
            nothing = Path(scratch, f"{module}.py")
            nothing.write_text("# Nothing could be read.\n", encoding="utf-8")
            return _checked(nothing, checks, (str(problem),))


def _checked(file: Path, checks: Path, remarks: tuple[str, ...]) -> SubmissionResult:
    with Desk(file, checks) as desk:
        result = desk.check(None)
    return replace(result, remarks=[*remarks, *result.remarks])


def to_result(result: SubmissionResult, environment: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """The file's content. Raises Problem where the runner's variables are missing."""
    missing = [name for name in NAMED.values() if not environment.get(name)]
    if missing:
        raise Problem(f"Classroom 50's runner sets {', '.join(missing)}; they are missing here.")
    result = shown(result)
    tests = [
        {
            "test-name": f"{check.exercise}: {check.title}",
            "passed": check.outcome is Outcome.passed,
            "score": check.score,
            "max-score": check.points,
            # Fields of our own, which are kept.
            "exercise": check.exercise,
            "outcome": check.outcome.value,
        }
        for check in result.checks
    ]
    fields = {field: environment[name] for field, name in NAMED.items()}
    owner = environment.get("OWNER") or environment.get("USERNAME")
    return {
        "schema": "classroom50/result/v1",
        **fields,
        **({"owner": owner} if owner else {}),
        "review": environment.get("REVIEW_URL") or environment["COMMIT_URL"],
        "datetime": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": result.score,
        "max-score": result.max_score,
        "tests": tests,
    }


def main(beside: Path) -> None:
    """Grade the working folder into ./result.json and ./release-body.md."""
    result = grade(Path.cwd(), beside)
    content = to_result(result, os.environ, datetime.now(UTC))
    write_atomically(Path("release-body.md"), to_markdown(result))
    write_atomically(Path("result.json"), json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    print(f"{result.score} of {result.max_score} points.")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except (Problem, OSError) as problem:
        sys.exit(f"This submission could not be graded: {problem}")
