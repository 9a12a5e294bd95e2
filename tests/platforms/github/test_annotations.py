"""What a workflow prints for GitHub: the right line, one command in one line."""

from __future__ import annotations

import json

import nbformat
from hypothesis import given
from hypothesis import strategies as st

from autograder.intake.lines import read_lines
from autograder.platforms.github.annotations import line_of, to_annotations
from autograder.result import CheckResult, Finding, Outcome, SubmissionResult

CODE = "import numpy as np\n\n\ndef f(x):\n    y = x + 1\n    return z\n\n\ndef g(x):\n    return 0\n"


def result(*checks: CheckResult) -> SubmissionResult:
    return SubmissionResult("", "m", "m.py", ["f", "g", "h"], "", "D", [], {}, list(checks))


def check(exercise: str, outcome: Outcome, **finding: str) -> CheckResult:
    return CheckResult(exercise, "test", "It is right", 2, False, outcome, Finding("Wrong.", **finding))


def test_an_error_is_marked_where_it_was_raised_and_a_wrong_value_at_its_function(tmp_path):
    path = tmp_path / "n.ipynb"
    cells = [nbformat.v4.new_markdown_cell(CODE), nbformat.v4.new_code_cell("1"), nbformat.v4.new_code_cell(CODE)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    lines = read_lines(path, 10**6)
    written = path.read_text().split("\n")
    raised = check("f", Outcome.error, got="NameError: z\nat the cell of `f`, line 6: return z")
    wrong = check("g", Outcome.failed)
    assert json.dumps("    return z\n") in written[line_of(raised, lines) - 1]
    assert json.dumps("def g(x):\n") in written[line_of(wrong, lines) - 1]
    first, second = to_annotations(result(raised, wrong), "a/n.ipynb", lambda c: line_of(c, lines))
    assert first.startswith(f"::error file=a/n.ipynb,line={line_of(raised, lines)},title=f::It is right: stopped with")
    assert second.startswith(f"::error file=a/n.ipynb,line={line_of(wrong, lines)},title=g::")


def test_what_is_not_written_is_a_warning_and_what_waits_is_left_out():
    commands = to_annotations(
        result(check("f", Outcome.missing), check("g", Outcome.skipped), check("h", Outcome.passed)),
        "m.py",
        lambda c: 1,
    )
    assert [command.split()[0] for command in commands] == ["::warning"]


@given(st.text(), st.text())
def test_no_text_makes_a_command_of_its_own(text, file):
    [command] = to_annotations(result(check("f", Outcome.failed, got=text, mistake=text)), file, lambda c: 3)
    assert "\n" not in command and "\r" not in command
    properties = command.removeprefix("::error ").split("::")[0]
    assert properties.count(",") == 2 and properties.endswith("line=3,title=f")
