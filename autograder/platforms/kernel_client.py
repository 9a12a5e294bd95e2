"""Running a notebook to its end, whatever its kernel does: what can't be run says why, in the notebook itself.

class Execute(SaysWhy, nbgrader.preprocessors.Execute): ...
"""

from __future__ import annotations

import asyncio
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_output

NOT_RUN = "Not run: {}.\n"


class SaysWhy:
    """Before an nbclient.NotebookClient: a kernel that ends early is no exception, but an error in that cell.

    `ended` then says why, and the cells after it are marked as not run. A kernel may be in a submission's hands: one
    that sends what no kernel sends is ended too, and what nbclient takes from it unseen is left out of the notebook.
    """

    ended = ""
    _watch: asyncio.Task[None] | None = None

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, *arguments: Any, **keywords: Any) -> Any:
        if self.ended:
            return self._not_run(cell)
        try:
            return await self._execute(cell, cell_index, *arguments, **keywords)
        except CellExecutionError:
            raise
        except DeadKernelError:
            self.ended = f"the kernel ended, because {getattr(self.km.provisioner, 'reason', '') or 'it died'}"
        except CellTimeoutError:
            self.ended = "the kernel was ended, because a cell did not stop when its time was over"
        except Exception:
            self.log.exception("The kernel broke the client's work in cell %s", cell_index)
            self.ended = "the kernel was ended, because it sent messages that can't be understood"
        await self.km.provisioner.kill()
        cell.outputs.append(new_output("error", ename="KernelEnded", evalue=self.ended, traceback=[f"{self.ended}."]))
        return cell

    execute_cell = run_sync(async_execute_cell)

    async def _execute(self, *arguments: Any, **keywords: Any) -> NotebookNode:
        """nbclient forgets the task that watches the kernel when a cell's time is over; it would fail later, unseen."""
        try:
            return await super().async_execute_cell(*arguments, **keywords)
        finally:
            if self._watch is not None:
                self._watch.cancel()

    async def _async_poll_kernel_alive(self) -> None:
        self._watch = asyncio.current_task()
        await super()._async_poll_kernel_alive()

    def set_widgets_metadata(self) -> None:
        """The client's last step. The state of widgets may be anything, and is not kept."""
        for cell in self.nb.cells:
            if cell.cell_type == "code" and type(cell.get("execution_count")) is not int:
                cell.execution_count = None

    def _not_run(self, cell: NotebookNode) -> NotebookNode:
        if cell.cell_type == "code" and cell.source.strip():
            cell.outputs = [new_output("stream", name="stdout", text=NOT_RUN.format(self.ended))]
            cell.execution_count = None
        return cell
