"""A sandboxed kernel for anything that runs notebooks through Jupyter: nbgrader, nbconvert, nbclient.

How it hangs together: the kernelspec `course-sandbox` names the provisioner below, which jupyter_client finds as an
entry point. The provisioner keeps a warm worker, as the judge does, and asks it for a child that is a kernel
(`isolation.kernel_host` here, `isolation.kernel` in the child). The child is hardened like any other; the client
reaches it through Unix sockets that the host made, with a relay between that counts (`isolation.relay`).

    offer_kernelspec()                                      # once, before Jupyter looks for kernels
    NotebookClient(notebook, kernel_name=KERNEL_NAME, resources={"metadata": {"path": folder}}).execute()

The plain files below the folder where the client starts the kernel (`path`, or `cwd`) are copied into the kernel's
scratch folder and are its working folder; notebooks, hidden files and links are not. Limits are traits:
`c.SandboxProvisioner.memory_mb = 4096` in a Jupyter configuration, or `config` in a kernelspec of one's own.
"""

from __future__ import annotations

import asyncio
import atexit
import importlib.util
import os
import signal
import threading
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Bool, Float, Integer, List, Unicode

from autograder.datasets.places import cache
from autograder.isolation.host import WorkerHost, WorkerNeeds, WorkerProblem
from autograder.isolation.kernel_host import PRELOAD, KernelLimits, SandboxedKernel
from autograder.problem import Problem

KERNEL_NAME = "course-sandbox"
SHUTDOWN_SECONDS = 2.0
POLL_SECONDS = 0.05
# What notebooks of this course use; imported once in the warm worker, as far as it is installed.
USED = (
    "autograder.checking.diagnose",
    "autograder.datasets.cats_h5",
    "autograder.datasets.drawing",
    "autograder.platforms.notebook",
    "encodings.hex_codec",
    "encodings.unicode_escape",
    "pooch",
    "ftplib",
    "matplotlib.backends.backend_agg",
    "matplotlib.pyplot",
    "torch",
    "torch.nn",
    "torch.optim",
    "torch.utils.data",
    "torchvision",
    "tqdm.auto",
)
ENVIRONMENT = (
    ("MPLBACKEND", "module://matplotlib_inline.backend_inline"),
    ("MALLOC_ARENA_MAX", "2"),  # each thread's own arena would count as memory that is in use
)


class KernelProblem(Problem):
    """No sandboxed kernel can be had on this machine."""


def offer_kernelspec() -> None:
    """Let Jupyter in this process, and in those that it starts, find the kernel by its name."""
    here, path = str(Path(__file__).parent), os.environ.get("JUPYTER_PATH", "")
    if here not in path.split(os.pathsep):
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (here, path)))


class SandboxProvisioner(KernelProvisionerBase):
    """Starts and ends sandboxed kernels for jupyter_client. `reason` says why the last one ended."""

    seconds = Float(KernelLimits.seconds, help="Wall-clock time for a whole notebook.").tag(config=True)
    cpu_seconds = Integer(KernelLimits.cpu_seconds, help="Processor time for a whole notebook.").tag(config=True)
    memory_mb = Integer(KernelLimits.memory_mb, help="Memory on top of the interpreter's own.").tag(config=True)
    file_mb = Integer(KernelLimits.file_mb, help="The largest file that a cell may write.").tag(config=True)
    cell_output_kb = Integer(KernelLimits.cell_output_kb, help="Output of one cell; more is cut.").tag(config=True)
    output_mb = Integer(KernelLimits.output_mb, help="Output of a notebook; more ends the kernel.").tag(config=True)
    interrupt_seconds = Float(
        KernelLimits.interrupt_seconds, help="How long a cell may ignore an interrupt before the kernel is ended."
    ).tag(config=True)
    device = Unicode("cpu", help='"cuda": the kernel may use the GPUs of this machine.').tag(config=True)
    leave_out = List(
        Unicode(), help="Packages that are not imported beforehand: they cost seconds where notebooks don't use them."
    ).tag(config=True)
    copy_files = Bool(True, help="Copy the files beside the notebook into the kernel's folder.").tag(config=True)

    reason = ""
    _host: WorkerHost | None = None
    _kernel: SandboxedKernel | None = None

    @property
    def has_process(self) -> bool:
        return self._kernel is not None

    async def pre_launch(self, **keywords: Any) -> dict[str, Any]:
        return await super().pre_launch(cmd=list(self.kernel_spec.argv), **keywords)

    async def launch_kernel(self, cmd: list[str], **keywords: Any) -> KernelConnectionInfo:
        """Start a kernel in the sandbox; the command and the environment play no part. Raises KernelProblem."""
        files = Path(keywords["cwd"]) if self.copy_files and keywords.get("cwd") else None
        self._host, self.reason = _take(self._needs()), ""
        try:
            self._kernel = await asyncio.to_thread(SandboxedKernel, self._host, self._limits(), files)
        except WorkerProblem as problem:
            self._close()
            raise KernelProblem(f"No sandboxed kernel can be started on this machine: {problem}.") from problem
        if self._kernel.left_out:
            self.log.warning("Too many or too large for the sandbox: %s", ", ".join(self._kernel.left_out))
        self.connection_info = self._kernel.connection
        return self.connection_info

    async def poll(self) -> int | None:
        if self._kernel is None:
            return 0
        if (code := self._kernel.poll()) is not None and not self.reason:
            self.reason = self._kernel.reason
            if not self._kernel.shutting_down:
                self.log.warning("The kernel ended: %s.", self.reason)
        return code

    async def wait(self) -> int | None:
        while (code := await self.poll()) is None:
            await asyncio.sleep(POLL_SECONDS)
        self._close()
        return code

    async def send_signal(self, signum: int) -> None:
        if self._kernel is None or signum == 0:
            return
        if signum == signal.SIGINT:
            self._kernel.interrupt()
        else:
            self._kernel.signal(signum)

    async def kill(self, restart: bool = False) -> None:
        if self._kernel is not None:
            self._kernel.shutting_down = True
            self._kernel.kill()

    async def terminate(self, restart: bool = False) -> None:
        await self.kill(restart)

    async def shutdown_requested(self, restart: bool = False) -> None:
        if self._kernel is not None:
            self._kernel.shutting_down = True

    async def cleanup(self, restart: bool = False) -> None:
        self._close()

    def get_shutdown_wait_time(self, recommended: float = 5.0) -> float:
        """Nothing in a sandbox needs time to tidy up."""
        return min(recommended, SHUTDOWN_SECONDS)

    def _close(self) -> None:
        if self._kernel is not None:
            self._kernel.close()
            self.reason = self.reason or self._kernel.reason
            self._kernel = None
        if self._host is not None:
            _give_back(self._host)
            self._host = None

    def _limits(self) -> KernelLimits:
        return KernelLimits(**{name: getattr(self, name) for name in KernelLimits.__dataclass_fields__})

    def _needs(self) -> WorkerNeeds:
        own = os.environ.get("COURSE_DATA")
        return WorkerNeeds(
            preload=(*PRELOAD, *filter(self._imported, USED)),
            device=self.device,
            folders=(("COURSE_CACHE", cache()), *([("COURSE_DATA", Path(own).expanduser())] if own else [])),
            environment=ENVIRONMENT,
        )

    def _imported(self, name: str) -> bool:
        package = name.partition(".")[0]
        return package not in self.leave_out and importlib.util.find_spec(package) is not None


_idle: list[WorkerHost] = []
_lock = threading.Lock()
os.register_at_fork(after_in_child=_idle.clear)  # they are the parent's


def _take(needs: WorkerNeeds) -> WorkerHost:
    """A worker that is warm already if there is one that fits: each has one kernel at a time."""
    with _lock:
        fitting = [host for host in _idle if host.needs == needs]
        if fitting:
            _idle.remove(fitting[0])
            return fitting[0]
    _close_all()  # those that fit no more would only hold memory
    return WorkerHost(needs)


def _give_back(host: WorkerHost) -> None:
    with _lock:
        _idle.append(host)


@atexit.register
def _close_all() -> None:
    with _lock:
        while _idle:
            _idle.pop().close()
