"""`course doctor`: what this machine can do, measured."""

from __future__ import annotations

import click

TIERS = {
    "A": "everything holds: hidden grading of strangers' code is safe here",
    "B": "everything but namespaces holds: hidden grading is safe here",
    "C": "no Landlock: secrets are kept by file modes alone",
    "D": "no secrecy: for a student's own check, not for hidden grading",
}

GPU_MEMORY_MB = 16_384  # CUDA takes gigabytes before anything is computed


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
    console.print(f"{platform.system()} {platform.release()}, {core_count()} cores, {_gpus()}")
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


def _gpus() -> str:
    """What a worker can do with the GPUs of this machine."""
    from importlib.util import find_spec

    from autograder.grading.tier import name_of_device
    from autograder.isolation.host import WorkerHost, WorkerNeeds, WorkerProblem
    from autograder.isolation.layers import gpu
    from autograder.isolation.session import Stopped

    if not gpu.devices():
        return "no NVIDIA GPU"
    if find_spec("torch") is None:
        return "an NVIDIA GPU, and no torch to use it"
    with WorkerHost(WorkerNeeds(("torch",), memory_mb=GPU_MEMORY_MB, device="cuda")) as host:
        try:
            return f"a worker computes on {name_of_device(host, 'cuda')}"
        except (Stopped, WorkerProblem) as problem:
            return f"an NVIDIA GPU that a worker can't use ({problem})"
