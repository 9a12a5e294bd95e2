"""Results as GitHub's Markdown: the summary of a workflow, the text of an issue.

What a student wrote stands in fences that it can't close, or is escaped.
"""

from __future__ import annotations

import re

from autograder.reporting import verdicts
from autograder.reporting.shown import shown
from autograder.result import CheckResult, SubmissionResult

_SPECIAL = re.compile(r"([\\*_\[\]<>|#!~$&])")
_NOBODY = "@<!-- -->"  # an @ that calls no one
_CODE = re.compile(r"(`[^`\n]+`)")


def to_markdown(result: SubmissionResult) -> str:
    """One page: how far, what next, a table of exercises, and for each unfinished one what to look at first."""
    result = shown(result)
    judged = verdicts.by_exercise(result)
    lines = [
        f"## {_inline(result.title)}",
        "",
        f"**{_inline(verdicts.sentence(verdicts.progress(result)))}**",
        "",
        f"**Next:** {_inline(verdicts.next_step(result))}",
        "",
        *(f"- {_inline(remark)}" for remark in result.remarks),
        *[""] * bool(result.remarks),
        "| exercise | | points |",
        "|---|---|---|",
        *(f"| `{v.name}` | {v.icon} {_inline(v.words)} | {v.score} of {v.max_score} |" for v in judged),
        "",
    ]
    for verdict in judged:
        problems = [check for check in verdict.checks if not check.score and verdicts.parts(check)]
        for check in problems:
            if not verdicts.repeats(check, verdict.checks):
                lines += _explanation(check)
    return "\n".join(lines)


def _explanation(check: CheckResult) -> list[str]:
    lines = [f"### {verdicts.icon(check.outcome)} {_inline(f'`{check.exercise}`: {check.title}')}", ""]
    for part in verdicts.parts(check):
        if part.verbatim:
            lines += [f"**{part.label}:**", "", *_fenced(part.text), ""]
        else:
            label = f"**{part.label}:** " if part.label else ""
            lines += [label + _inline(part.text), ""]
    return lines


def _fenced(text: str) -> list[str]:
    """A block whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", text, fence]


def _inline(text: str) -> str:
    """Escaped, in one line; what stands between backticks stays code."""
    pieces = _CODE.split(" ".join(text.split()))
    # In a table a bar ends the cell, in code too.
    return "".join(piece.replace("|", "\\|") if _CODE.fullmatch(piece) else _escaped(piece) for piece in pieces)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("`", "\\`").replace("@", _NOBODY)
