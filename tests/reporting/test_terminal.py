from __future__ import annotations

import io
from types import SimpleNamespace

from hypothesis import given
from msgspec.structs import replace
from reporting_samples import any_result, build_result
from rich.console import Console

from autograder.reporting.terminal import print_check_report
from autograder.result import Outcome, SubmissionResult


def printed(result: object, *, terminal: bool = False, width: int = 40) -> str:
    console = Console(
        file=io.StringIO(), force_terminal=terminal, width=width, color_system="standard" if terminal else None
    )
    print_check_report(result, console)
    return console.file.getvalue()


def test_plain_lines(result: SubmissionResult) -> None:
    assert printed(result).splitlines() == [
        "! Cell 7 has a syntax error in line 2: '(' was never closed. It was left out.",
        "✓ flatten_and_scale  done",
        "✗ propagate          not right yet  (2 of 4 checks passed)",
        "○ optimize           not written yet  (0 of 2 checks passed)",
        "✓ predict            done",
        "… model              waits for optimize  (0 of 2 checks passed)",
        "2 of 5 exercises, 12 of 24 points.",
        "",
        "propagate: dw is the slope of the cost (not right yet)",
        "  dw has wrong values.",
        "  Input:",
        "    w (3, 1), b 0.5, X (3, 5), Y (1, 5)",
        "  Expected:",
        "    [[ 0.12093511]",
        "     [-0.07316282]",
        "     [ 0.20110294]]",
        "  Got:",
        "    [[ 0.60467555]",
        "     [-0.36581410]",
        "     [ 1.00551470]]",
        "  Hint: Every value is 5 times too large, and X has 5 columns: divide by m, the number of examples.",
        "  Your code printed:",
        "    before the division <b>still raw</b>",
        "    dw =",
        "    [[ 0.60467555]",
        "     [-0.36581410]",
        "     [ 1.00551470]]",
        "",
        'Next: Look at `propagate` again: "dw is the slope of the cost" is not true yet.',
    ]


def test_colours_on_a_terminal_only(result: SubmissionResult) -> None:
    assert "\x1b[" in printed(result, terminal=True)
    assert "\x1b[" not in printed(result)


def test_when_all_is_done() -> None:
    checks = [replace(check, outcome=Outcome.passed, finding=None) for check in build_result().checks]
    lines = printed(build_result(checks=checks, remarks=[])).splitlines()
    assert lines[-3:] == ["5 of 5 exercises, 24 of 24 points.", "", "Next: Nothing is left to do: every check passes."]


def test_anything_with_exercises_checks_and_remarks_will_do(result: SubmissionResult) -> None:
    own = SimpleNamespace(exercises=result.exercises, checks=result.checks, remarks=result.remarks)
    assert printed(own) == printed(result)


def test_markup_of_rich_and_escape_sequences_stay_text(result: SubmissionResult) -> None:
    check = replace(result.checks[5], title="[red]dw[/red]", printed="[link=x]\x1b[2J[/nothing]")
    output = printed(build_result(checks=[check]))
    assert "[red]dw[/red]" in output
    assert "[link=x][/nothing]" in output
    assert "\x1b" not in output


@given(any_result)
def test_every_result_can_be_printed(result: SubmissionResult) -> None:
    assert "Next: " in printed(result)
    assert "Next: " in printed(result, terminal=True)
