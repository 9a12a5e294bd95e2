"""What came of the attacks, as a table: a row for each attack, a column for each place."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from .attack import GROUPS, Attack
from .strong import Report


@dataclass(frozen=True)
class Column:
    place: str
    title: str
    tier: str  # that must be measured; empty for the weak sandbox
    reason: str  # why there are no reports
    reports: list[Report]
    measured: str
    active: list[str]


def print_table(attacks: list[Attack], columns: list[Column]) -> bool:
    """Print it. True if nothing succeeded where it must not, and everything did where it must."""
    by_place = {column.place: {report.attack: report for report in column.reports} for column in columns}
    shown = [attack for attack in attacks if any(attack.id in reports for reports in by_place.values())]
    console = Console(width=max(Console().width, 150))
    table = Table(box=None, pad_edge=False)
    for heading in ("attack", *(column.place for column in columns), "taken away"):
        table.add_column(heading)
    for attack in shown:
        cells = [_cell(column, by_place[column.place].get(attack.id), attack) for column in columns]
        table.add_row(attack.id, *cells, attack.without)
    console.print(table)
    fine = True
    groups = [f"{sum(attack.group == group for attack in shown)} {group}" for group in GROUPS]
    console.print(f"\n{len(shown)} attacks: {', '.join(groups)}.")
    for column in columns:
        words, good = _summary(column, {attack.id: attack for attack in shown})
        console.print(f"{column.place} ({column.title}): {words}")
        fine = fine and good
    return fine


def _cell(column: Column, report: Report | None, attack: Attack) -> str:
    if report is None:
        return "[dim]not run[/]"
    won = "; ".join(dict.fromkeys(report.traces))
    if not column.tier:
        return f"succeeds: {won[:60]}" if won else "[bold red]PROVES NOTHING[/]"
    if report.expected:
        return f"expected: {report.expected}"
    if won:
        return f"[bold red]SUCCEEDED[/]: {won}"
    return (
        report.outcome if report.outcome in attack.outcomes else f"[bold red]{report.outcome}, not {attack.outcomes}[/]"
    )


def _summary(column: Column, attacks: dict[str, Attack]) -> tuple[str, bool]:
    if column.reason:
        return f"not here, {column.reason}", True
    won = [report for report in column.reports if report.traces and not report.expected]
    seconds = sum(report.seconds for report in column.reports)
    if not column.tier:
        return f"{len(won)} of {len(column.reports)} succeed, {seconds:.0f} s", len(won) == len(column.reports)
    odd = [report for report in column.reports if report.outcome not in attacks[report.attack].outcomes]
    expected = sum(bool(report.expected) for report in column.reports)
    words = f"tier {column.measured}, {len(won)} of {len(column.reports)} attacks succeed, {seconds:.0f} s"
    words += f", {expected} can't be refused here" if expected else ""
    return words, not won and not odd and column.measured == column.tier
