"""`course gradescope`: the zip for Gradescope."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("id")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The zip; release/ID-gradescope.zip if left out."
)
def gradescope(id: str, out: Path | None) -> None:
    """Make the zip that you upload as the autograder of assignment ID. It holds answers and hidden checks."""
    from autograder.course import find_root, load_course
    from autograder.grading.job import NO_DATA
    from autograder.platforms.gradescope.pack import pack

    root = find_root()
    out = out or root / "release" / f"{id}-gradescope.zip"
    packed = pack(root, load_course(root), id, out)
    on_data = "" if packed.dataset == NO_DATA else f" It grades on the data set {packed.dataset}."
    click.echo(f"wrote {out} ({out.stat().st_size / 1e6:.1f} MB).{on_data}")
    click.echo(
        f"Upload it under Configure Autograder of an assignment of {packed.points} points, with Ubuntu 22.04 or newer "
        "as the base image. Keep it secret: it holds the answers."
    )
