"""The comparison as a table, a file and a plot."""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import platform
import time
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.figures import Figures, Run

QUIET = 0.1  # the largest share of the cores for others with which the figures are worth something

LEAST = 1e-3  # seconds, the least overhead that the plot shows


def show(table: Sequence[Figures], ours: str, cores: int) -> None:
    from rich.console import Console
    from rich.table import Table

    title = f"For each submission, medians on {cores} cores"
    if any(row.tool == ours for row in table):
        title += f"; in brackets: {ours} ÷ this tool"
    shown = Table(title=title, title_justify="left")
    for heading in ("class", "tool"):
        shown.add_column(heading, no_wrap=True)
    for heading in ("a minute", "CPU s", "own s", "overhead s", "× floor", "peak MB", "as expected"):
        shown.add_column(heading, justify="right", no_wrap=True)
    for (id, size), rows in groupby(table, key=_class):
        rows = list(rows)
        own = next((row for row in rows if row.tool == ours), None)
        shown.add_section()
        for place, row in enumerate(rows):
            shown.add_row(
                "" if place else f"{size} × {id}",
                row.tool + ("" if row.measured == size else " *"),
                f"{row.per_minute:.0f}" if row.per_minute >= 100 else f"{row.per_minute:.1f}",
                _compared(row, own, "cpu", 2),
                f"{row.computed:.3f}",
                _compared(row, own, "overhead", 3),
                f"{row.over_floor:.2f}",
                _compared(row, own, "peak_mb", 0),
                f"{row.as_expected:.0%}",
            )
    console = Console()
    console = console if console.is_terminal else Console(width=140)
    console.print(shown)
    if scaled := {row.measured for row in table if row.measured != row.submissions}:
        print(f"* Scaled from {', '.join(map(str, sorted(scaled)))} submissions.")
    print(
        "Own: in the students' own functions. Overhead: wall × cores, less that. × floor: wall ÷ (own ÷ cores).\n"
        "As expected: full marks where the example is right, and only there."
    )
    if (most := max(row.others for row in table)) > QUIET:
        print(
            f"The machine was busy: {most:.0%} of its cores went to other processes. Waiting for a core counts as the "
            "students'\nown compute where it falls into it, and as overhead elsewhere. Measure again when it is idle."
        )


def _compared(row: Figures, own: Figures | None, name: str, digits: int) -> str:
    """The figure; for a peer with the ratio of ours to it."""
    value = getattr(row, name)
    ratio = f" ({getattr(own, name) / value:.3f})" if own and row is not own and value > 0 else ""
    return f"{value:.{digits}f}{ratio}"


def save(
    path: Path,
    options: argparse.Namespace,
    cores: int,
    versions: Mapping[str, Mapping[str, str]],
    runs: Mapping[tuple[str, str, int, bool], Sequence[Run]],
    table: Sequence[Figures],
) -> None:
    content = {
        "when": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "options": vars(options),
        "machine": machine(cores),
        "versions": {"python": platform.python_version(), **versions},
        "table": [dataclasses.asdict(row) for row in table],
        "rounds": [
            {"shows_the_start_only": key[3], **dataclasses.asdict(run)} for key, its in runs.items() for run in its
        ],
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def machine(cores: int) -> dict[str, object]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": cores,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "load_over_five_minutes": round(os.getloadavg()[1], 2),
    }


def draw(path: Path, table: Sequence[Figures], ours: str) -> None:
    """Overhead for each submission in the largest class, an axis for each assignment."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    largest = max(row.submissions for row in table)
    panels = [(id, list(rows)) for (id, size), rows in groupby(table, key=_class) if size == largest]
    # Points, since a logarithmic axis has no zero where a bar could begin; the same axis for all.
    values = [max(row.overhead, LEAST) for _, rows in panels for row in rows]
    ends = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)) + 0.2)
    fig, axes = plt.subplots(
        1, len(panels), figsize=(5.2 * len(panels), 2.6), sharex=True, sharey=True, squeeze=False, layout="constrained"
    )
    for ax, (id, rows) in zip(axes.flat, panels, strict=True):
        for place, row in enumerate(rows):
            value = max(row.overhead, LEAST)
            ax.plot(value, place, "o", color="#0072B2" if row.tool == ours else "#666666", markersize=9)
            ax.annotate(f"{row.overhead:.3g} s", (value, place), (9, 0), textcoords="offset points", va="center")
        ax.set(title=id, xscale="log", xlim=ends, xlabel="overhead for each submission, seconds")
        ax.set_yticks(range(len(rows)), [row.tool for row in rows])
        ax.xaxis.set_major_formatter("{x:g}")
        ax.grid(axis="both", color="#dddddd")
        ax.set_axisbelow(True)
        ax.margins(y=0.2)
        ax.spines[["top", "right"]].set_visible(False)
    axes[0, 0].invert_yaxis()
    fig.suptitle(f"A class of {largest}: what grading costs on top of the students' own compute")
    fig.savefig(path, dpi=150)
    plt.close(fig)


def _class(row: Figures) -> tuple[str, int]:
    return row.assignment, row.submissions
