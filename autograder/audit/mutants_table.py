"""The mutants of the reference answers, as a table for people."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.audit.survivors import MutantAudit, MutantRow


def print_mutants(audit: MutantAudit, console: Console) -> None:
    """How many of each kind were caught, every survivor with its reason, and whatever fails the audit."""
    console.print(_table(audit.rows))
    allowed = sorted((row for row in audit.rows if row.survived and row.reason), key=_group)
    for (exercise, reason), rows in groupby(allowed, key=_group):
        console.print(f"\n[bold]{escape(exercise)}[/]: {escape(reason)}")
        for row in rows:
            console.print(escape(_change(row)), highlight=False, soft_wrap=True)
    console.print(f"\n{escape(summary(audit))}", highlight=False, soft_wrap=True)


def summary(audit: MutantAudit) -> str:
    """The figures in one line, then each mutant and each reason that fails the audit."""
    survivors = [row for row in audit.rows if row.survived]
    with_reason = sum(not row.problem for row in survivors)
    caught = sum(not row.survived and not isinstance(row.verdict, str) for row in audit.rows)
    lines = [
        f"{caught} of {len(audit.rows)} mutants caught; {with_reason} of {len(survivors)} survivors have their reason."
    ]
    for row in audit.rows:
        if row.problem:
            lines += [f"{row.mutant.exercise}: {row.mutant.kind}: {row.problem}", _change(row)]
    for exercise, was, becomes in audit.unknown:
        lines += [f"{exercise}: a reason is listed for a mutant that is not made", f"  - {was}\n  + {becomes}"]
    return "\n".join(lines)


def _group(row: MutantRow) -> tuple[str, str]:
    return row.mutant.exercise, row.reason


def _change(row: MutantRow) -> str:
    return f"  - {row.mutant.was}\n  + {row.mutant.becomes}"


def _table(rows: list[MutantRow]) -> Table:
    """One row for each kind of slip, one column for each exercise: caught / made."""
    exercises = list(dict.fromkeys(row.mutant.exercise for row in rows))
    table = Table(title="Mutants: caught / made", title_justify="left", show_footer=True)
    table.add_column("slip", "all", overflow="fold")
    for exercise in exercises:
        own = [row for row in rows if row.mutant.exercise == exercise]
        table.add_column(exercise, _share(own), overflow="fold", justify="right")
    table.add_column("all", _share(rows), justify="right")
    for kind in sorted({row.mutant.kind for row in rows}):
        same = [row for row in rows if row.mutant.kind == kind]
        cells = [_share([row for row in same if row.mutant.exercise == exercise]) for exercise in exercises]
        table.add_row(kind, *cells, _share(same))
    return table


def _share(rows: list[MutantRow]) -> str:
    if not rows:
        return ""
    text = f"{sum(not row.survived for row in rows)}/{len(rows)}"
    return f"[red]{text}[/]" if any(row.problem for row in rows) else text
