"""What a student handed in beside the notebook. Nothing of it counts, and nothing of it goes any further.

nbgrader copies such files to the graded notebook and from there into the feedback, and follows links: a link to the
gradebook would bring the gradebook to the student.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from traitlets.log import get_logger


def drop_links(*, notebooks: list[str], **names: Any) -> None:
    """Before nbgrader copies a submission: remove what is neither a folder nor a plain file, as a device or a link.

    The notebook itself stays, and is refused later, with a reason. For `Autograde.pre_convert_hook`.
    """
    for folder in {Path(notebook).parent for notebook in notebooks}:
        for path in folder.rglob("*"):
            if path.suffix != ".ipynb" and (path.is_symlink() or not (path.is_file() or path.is_dir())):
                get_logger().warning("%s is a link or a device. It was removed.", path)
                path.unlink()


def remove_copies(graded: Path, source: Path) -> None:
    """After nbgrader copied a submission to the folder of the graded notebook: only the course's own files remain."""
    for path in graded.rglob("*"):
        if (path.is_symlink() or not path.is_dir()) and not (source / path.relative_to(graded)).is_file():
            path.unlink()
