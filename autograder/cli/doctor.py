"""`course doctor`: what this machine can do, measured."""

from __future__ import annotations

import click

TIERS = {
    "A": "everything holds: hidden grading of strangers' code is safe here",
    "B": "everything but namespaces holds: hidden grading is safe here",
    "C": "no Landlock: secrets are kept by file modes alone",
    "D": "no secrecy: for a student's own check, not for hidden grading",
}


@click.command()
def doctor() -> None:
    """Measure the isolation inside a real worker, and name the versions in use."""
    import platform
    import sys

    from rich.console import Console
    from rich.table import Table

    from autograder.isolation.host import WorkerHost, WorkerNeeds
    from autograder.isolation.selftest import can_import, measure
    from autograder.machine import core_count

    console = Console(width=max(Console().width, 110))
    with WorkerHost(WorkerNeeds()) as host:
        isolation, imports = measure(host), can_import(host)
        versions = host.start().versions
    console.print(f"{platform.system()} {platform.release()}, {core_count()} cores, device: CPU")
    console.print(", ".join(f"{name} {version}" for name, version in versions.items()))
    table = Table(box=None, pad_edge=False)
    for heading in ("layer", "", "measured"):
        table.add_column(heading)
    for layer in isolation.layers:
        table.add_row(layer.name, "[green]ACTIVE[/]" if layer.active else "[red]ABSENT[/]", layer.reason)
    console.print(table)
    if not imports:
        console.print(
            f"[red]Students' code can import only what is loaded already[/]: Python lies in {sys.base_prefix}, below a "
            "folder that is closed to other users. Install bubblewrap, or a Python that everybody may read.",
            soft_wrap=True,
        )
    console.print(f"Tier {isolation.tier}: {TIERS[isolation.tier]}.")
