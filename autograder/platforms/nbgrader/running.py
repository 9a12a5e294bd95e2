"""Run a submitted notebook in the sandboxed kernel, for its outputs alone."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CELL_SECONDS = 120
KERNEL = "python3"


@dataclass(frozen=True)
class Run:
    """What each code cell showed, as nbformat keeps outputs, and why the run ended early if it did."""

    outputs: list[list[dict[str, Any]]] = field(default_factory=list)
    problem: str = ""


def run_notebook(notebook: Any, files: Path) -> Run:
    """Run every code cell; a cell that raises does not stop the others. `files` lie beside the notebook. Raises nothing
    for anything that the notebook does.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    problem = ""
    with tempfile.TemporaryDirectory(prefix="notebook-") as folder:
        for path in files.iterdir():
            if path.suffix == ".py" and path.name.startswith("test_"):
                shutil.copy(path, folder)
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name=KERNEL,
            allow_errors=True,
            interrupt_on_timeout=True,
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute()
        except (DeadKernelError, CellExecutionError, RuntimeError) as error:
            problem = f"The notebook could not be run to its end ({type(error).__name__})."
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return Run([list(cell.outputs) for cell in code], problem)
