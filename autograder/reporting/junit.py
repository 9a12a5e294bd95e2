"""Results as JUnit XML, which most test viewers read.

The form: https://github.com/testmoapp/junitxml. A check that could not be judged is an error, one that waits for an
earlier exercise is skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from autograder.reporting.shown import shown
from autograder.reporting.verdicts import check_words, explanation_lines, sentence
from autograder.result import CheckResult, Outcome, SubmissionResult

FAILURES = (Outcome.failed, Outcome.missing)  # the others are errors


def to_junit_xml(result: SubmissionResult, file: str, line_of: Callable[[CheckResult], int]) -> bytes:
    """`file` is the student's, as the viewer names it; `line_of` says which line a check is about."""
    result = shown(result)
    kinds = [_kind(check) for check in result.checks]
    counts = {
        "tests": str(len(kinds)),
        "failures": str(kinds.count("failure")),
        "errors": str(kinds.count("error")),
        "skipped": str(kinds.count("skipped")),
        "time": f"{sum(check.seconds for check in result.checks):.3f}",
    }
    root = ElementTree.Element("testsuites", counts)
    suite = ElementTree.SubElement(root, "testsuite", {"name": result.assignment, **counts})
    for check, kind in zip(result.checks, kinds, strict=True):
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {
                "classname": f"{result.assignment}.{check.exercise}",
                "name": check.title,
                "time": f"{check.seconds:.3f}",
                "file": file,
                "line": str(line_of(check)),
            },
        )
        if kind:
            why = ElementTree.SubElement(case, kind, {"message": sentence(check_words(check))})
            if kind != "skipped":
                why.set("type", check.outcome.value)
            why.text = "\n".join(explanation_lines(check))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _kind(check: CheckResult) -> str:
    if check.outcome is Outcome.passed:
        return ""
    if check.outcome is Outcome.skipped:
        return "skipped"
    return "failure" if check.outcome in FAILURES else "error"
