"""Run a submitted notebook in the sandboxed kernel, for its outputs alone."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from traitlets.config import Config

from autograder.course import Assignment
from autograder.platforms.kernel import KERNEL_NAME, offer_kernelspec
from autograder.platforms.kernel_client import SaysWhy
from autograder.problem import Problem


class Client(SaysWhy, NotebookClient):
    """A run that ends early says so in the notebook."""


HEAVY = ("torch", "torchvision")  # seconds to import


@dataclass(frozen=True)
class Run:
    """What each code cell showed, as nbformat keeps outputs, and why the run ended early if it did."""

    outputs: list[list[Any]] = field(default_factory=list)
    problem: str = ""


def require_kernel() -> None:
    """Raise Problem where Jupyter does not find the sandboxed kernel."""
    from jupyter_client.provisioning import KernelProvisionerFactory

    if KERNEL_NAME not in KernelProvisionerFactory.instance().provisioners:
        raise Problem("Jupyter does not know the sandboxed kernel. Install this package again: pip install -e .")


def unused_by(assignment: Assignment) -> tuple[str, ...]:
    """Heavy packages that an assignment does without. A notebook may import them all the same."""
    used = {name.partition(".")[0] for name in assignment.preload}
    return () if used & set(HEAVY) else HEAVY


def run_notebook(notebook: Any, files: Path, assignment: Assignment) -> Run:
    """Run the code cells; one that raises does not stop the others, and nothing that a cell does is raised here.

    The cells that nbgrader grades are not run: below them stands what the judge says. The public checks in the folder
    `files` lie beside the notebook, for a student's own `check(...)`.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = ""
    offer_kernelspec()
    with tempfile.TemporaryDirectory(prefix="notebook-") as folder:
        for path in files.glob("test_*.py"):
            shutil.copy(path, folder)
        client = Client(
            notebook,
            timeout=assignment.limits.cell_seconds,
            kernel_name=KERNEL_NAME,
            allow_errors=True,
            interrupt_on_timeout=True,
            resources={"metadata": {"path": folder}},
            config=Config({"SandboxProvisioner": {"leave_out": list(unused_by(assignment))}}),
        )
        client.execute()
    problem = f"The notebook was not run to its end: {client.ended}." if client.ended else ""
    return Run([list(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"], problem)
