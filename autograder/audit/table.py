"""The audit as a table for people."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.audit.run import AuditRow


def print_audit(rows: list[AuditRow], console: Console) -> None:
    """Every example with what caught it and whether the message names the mistake, then the figures."""
    for kind, title in (
        ("wrong", "Wrong examples: each must be caught"),
        ("right", "Right examples: none may lose a point"),
    ):
        chosen = [row for row in rows if row.example.kind == kind]
        if chosen:
            console.print(_wrong_table(chosen, title) if kind == "wrong" else _right_table(chosen, title))
    console.print(summary(rows))


def summary(rows: list[AuditRow]) -> str:
    """The figures in one line for each kind, and each example that fails the audit."""
    wrong = [row for row in rows if row.example.kind == "wrong"]
    right = [row for row in rows if row.example.kind == "right"]
    lines = []
    if wrong:
        caught = sum(row.ok for row in wrong)
        named = sum(row.named for row in wrong)
        lines.append(f"{caught} of {len(wrong)} wrong ones caught; {named} named by the first message that fails.")
    if right:
        seeds = len({row.seed for row in right})
        runs = f" under {seeds} seeds ({len(right)} runs)" if seeds > 1 else ""
        examples = len({row.example.name for row in right})
        whole = len({row.example.name for row in right} - {row.example.name for row in right if not row.ok})
        lines.append(f"{whole} of {examples} right ones accepted{runs}.")
    lines += [
        f"wrong/{row.example.name}: caught, but the message does not name the mistake."
        for row in wrong
        if row.ok and not row.named
    ]
    lines += [f"{row.example.kind}/{row.example.name}: {row.problem}" for row in rows if not row.ok]
    return escape("\n".join(lines))


def _wrong_table(rows: list[AuditRow], title: str) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in ("exercise", "mistake", "caught by", "outcome", "named"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        caught = row.caught_by
        table.add_row(
            row.example.exercise,
            escape(row.example.about),
            f"{caught.check}{' (hidden)' if caught.hidden else ''}" if caught else "[red]nothing[/]",
            caught.outcome if caught else "",
            "yes" if row.named else "[yellow]no[/]",
            style=None if row.ok else "red",
        )
    return table


def _right_table(rows: list[AuditRow], title: str) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in ("exercise", "what is unusual", "seed", "verdict"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        verdict = "accepted" if row.ok else f"[red]{escape(row.problem)}[/]"
        table.add_row(row.example.exercise, escape(row.example.about), escape(row.seed), verdict)
    return table
