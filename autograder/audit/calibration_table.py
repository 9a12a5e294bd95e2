"""A calibration as text and as a picture."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import fmean, pstdev

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.audit.calibrate import ACCEPTED, Calibration, Sample

BAR = 30  # characters of the longest bar
MODEL = "Model: the logit of a variant's accuracy over seeds is normal; the next run follows Student's t."
SECOND_CHANCE = "A right answer fails only if it also falls below in the second, easier task of the check."


def print_calibration(found: Calibration, console: Console) -> None:
    """Every variant with its runs and its chance of falling below, the distribution, and the wrong networks."""
    named = f"{found.measure} of {found.assignment} on {found.dataset}"
    at = "not set" if found.threshold is None else f"{found.threshold:.0%}"
    console.print(f"[bold]{named}: threshold {at}, best constant answer {found.constant:.1%}[/]")
    console.print(_variants(found))
    for sample in found.samples:
        if sample.alike:
            console.print(
                f"{sample.variant} stands for those that do the same: {', '.join(sample.alike)}.", markup=False
            )
    for line in histogram([value for sample in found.samples for value in sample.values]):
        console.print(line, highlight=False)
    console.print(f"{MODEL} Accepted: below {ACCEPTED:.0e}. The highest threshold that fits: {found.suggested():.0%}.")
    if any(sample.second_values for sample in found.samples):
        console.print(SECOND_CHANCE)
    if found.wrong:
        console.print(_wrong_networks(found))
    for problem in found.problems():
        console.print(f"[red]{escape(problem)}[/]")


def _variants(found: Calibration) -> Table:
    table = Table()
    second = ["second chance"] if any(sample.second_values for sample in found.samples) else []
    for heading in ("right variant", "runs", "lowest", "mean", "highest", "spread", *second, "chance below"):
        table.add_column(heading, justify="left" if heading == "right variant" else "right", overflow="fold")
    for sample in found.samples:
        values, chance = sample.values, found.chances()[sample.variant]
        figures = ["–"] * 4
        if values:
            figures = [f"{f(values):.1%}" for f in (min, fmean, max)] + [f"{pstdev(values):.2%}"]
        if second:
            figures.append(f"≥ {min(sample.second_values):.1%}" if sample.second_values else "–")
        style = None if chance < ACCEPTED else "red"
        table.add_row(escape(_label(sample)), str(len(values)), *figures, f"{chance:.1e}", style=style)
    return table


def _label(sample: Sample) -> str:
    return f"{sample.variant} (+ {len(sample.alike)})" if sample.alike else sample.variant


def histogram(values: list[float]) -> list[str]:
    """One line for each whole per cent in which a run ended, with a bar as long as there were runs."""
    counts = Counter(int(100 * value + 1e-9) for value in values)
    if not counts:
        return []
    most = max(counts.values())
    lines = [(percent, counts[percent]) for percent in range(min(counts), max(counts) + 1)]
    return [f"{percent:3} %  {'█' * -(-BAR * count // most):{BAR}} {count}" for percent, count in lines]


def _wrong_networks(found: Calibration) -> Table:
    table = Table()
    for heading in ("wrong answer", "accuracy", "caught by"):
        table.add_column(heading, overflow="fold")
    for wrong in found.wrong:
        accuracy = "–" if wrong.accuracy is None else f"{wrong.accuracy:.1%}"
        table.add_row(escape(wrong.name), accuracy, wrong.caught_by or "[red]nothing[/]")
    return table


def draw_calibration(found: Calibration, path: Path) -> None:
    """The same as a picture: a dot for each run, a cross for each wrong answer, lines for threshold and constant."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 1.6 + 0.24 * len(found.samples)), layout="constrained")
    axes = figure.subplots()
    for row, sample in enumerate(found.samples):
        axes.plot(sample.values, [row] * len(sample.values), "o", color="#0072B2", alpha=0.35, markersize=5)
    wrong = [network.accuracy for network in found.wrong if network.accuracy is not None]
    axes.plot(wrong, [len(found.samples)] * len(wrong), "x", color="#D55E00", alpha=0.7)
    axes.axvline(found.constant, color="#999999", linestyle=":", label=f"best constant answer {found.constant:.0%}")
    if found.threshold is not None:
        axes.axvline(found.threshold, color="black", label=f"threshold {found.threshold:.0%}")
    rows = [*map(_label, found.samples), "known-wrong answers"]
    axes.set_yticks(range(len(rows)), rows, fontsize=8)
    axes.invert_yaxis()
    axes.set(xlabel=found.measure.replace("_", " "), title=f"{found.assignment} on {found.dataset}")
    axes.legend(fontsize=8, loc="lower left")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
