"""The warm worker: imports what students need once, then forks a hardened child for each check or each notebook.

Started by exec with an explicit environment, so that it never held anything of the judge. It runs no student code
itself. Run as `python -m autograder.isolation.worker`; its control socket is standard input.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import select
import signal
import socket
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from autograder.isolation import pages, scratch
from autograder.isolation.calls import Desk
from autograder.isolation.control import (
    CHANNELS,
    KERNEL_DESCRIPTORS,
    End,
    Ended,
    Fork,
    Forked,
    ForkKernel,
    Ready,
    Setup,
    Signal,
    Signalled,
    decode_order,
    encode,
)
from autograder.isolation.frames import FrameClosed, FrameProblem, receive_frame, send_frame
from autograder.isolation.layers import gpu, landlock, process, seccomp
from autograder.isolation.protocol import Reply, decode_request, encode_reply
from autograder.isolation.versions import versions
from autograder.isolation.warm import warm_up

CONTROL = 0
CONNECTION = 3  # where a child keeps its socket
TOLD_BYTES = 2000  # of why a kernel could not start
KERNEL_OPEN_FILES, KERNEL_PROCESSES = 256, 128  # its threads and event loops need more of both than a check
WATCH_SECONDS = 0.25
REFUSED = 70  # exit status of a child that could not be hardened
ALWAYS_READABLE = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/proc/cpuinfo", "/proc/meminfo")
ALWAYS_READABLE += ("/sys/devices/system/cpu",)
OWN_PROCESS = Path("/proc/self")  # opened by each child: opened here it would be this process


def main(*, alone: bool = True) -> None:
    """Serve until the judge hangs up. `alone`: this process shares its memory with none but its children."""
    control = socket.socket(fileno=os.dup(CONTROL))
    setup = decode_order(receive_frame(control)[0])
    assert isinstance(setup, Setup)
    process.adopt_orphans()
    warm_up(setup.preload)
    home = Path(tempfile.mkdtemp(prefix="worker-"))
    home.chmod(0o711)
    outside = home / "outside" / "canary.txt"
    outside.parent.mkdir()
    outside.write_text("canary")
    outside.chmod(0o644)
    outside.parent.chmod(0o777)  # by its mode anyone may write here: only Landlock stands in the way
    layers = _layers(setup)
    gc.collect()
    gc.freeze()
    send_frame(control, encode(Ready(versions(tuple(setup.preload)), str(outside))))
    if alone:
        pages.gather()  # while the judge gets ready
    try:
        while True:
            _watch_until_an_order_comes(control)
            _obey(control, setup, home, layers)
    except FrameClosed:
        pass
    finally:
        _end_all_children()
        scratch.remove(home)


def _watch_until_an_order_comes(control: socket.socket) -> None:
    """Meanwhile a child that fills its folder beyond all use is ended."""
    while not select.select([control], [], [], WATCH_SECONDS if _scratch else None)[0]:
        for pid, folder in _scratch.items():
            if scratch.too_much(folder):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def _obey(control: socket.socket, setup: Setup, home: Path, layers: Layers) -> None:
    order = decode_order(receive_frame(control)[0])
    if isinstance(order, Fork | ForkKernel):
        send_frame(control, encode(Forked(_fork(control, setup, order, home, layers))))
    elif isinstance(order, Signal):
        if order.pid in _scratch:
            with contextlib.suppress(ProcessLookupError):
                os.kill(order.pid, order.number)
        send_frame(control, encode(Signalled()))
    elif isinstance(order, End):
        send_frame(control, encode(_end(order.pid)))


def _fork(control: socket.socket, setup: Setup, order: Fork | ForkKernel, home: Path, layers: Layers) -> int:
    """Make a child of that kind, with the descriptors that came along, and return its process id."""
    count = len(KERNEL_DESCRIPTORS) if isinstance(order, ForkKernel) else 1
    descriptors = socket.recv_fds(control, 1, count)[1]
    folder = home / f"scratch-{os.urandom(8).hex()}"
    folder.mkdir(mode=0o700)
    if setup.uid is not None:
        os.chown(folder, setup.uid, setup.uid)
    pid = os.fork()
    if pid == 0:
        _child(descriptors, setup, order, folder, layers)
    for descriptor in descriptors:
        os.close(descriptor)
    _scratch[pid] = folder
    return pid


_scratch: dict[int, Path] = {}


def _end(pid: int) -> Ended:
    """Kill the child if it still runs, sweep what it left, and say how it ended."""
    done, status, usage = os.wait4(pid, os.WNOHANG)
    if done == 0:
        os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
    folder = _scratch.pop(pid)
    if not _scratch:
        _end_all_children()
    scratch.remove(folder)
    return Ended(status, usage.ru_utime + usage.ru_stime)


def _end_all_children() -> None:
    """Whatever still runs below this process was left behind by a child, in a session of its own perhaps."""
    while pids := _children():
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _children() -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    except OSError:
        return list(_scratch)


def _child(descriptors: list[int], setup: Setup, order: Fork | ForkKernel, folder: Path, layers: Layers) -> None:
    """Harden this process, serve until the judge hangs up or the kernel is shut down, and never return."""
    try:
        _harden(descriptors, setup, order, folder, layers)
    except BaseException:
        os._exit(REFUSED)
    try:
        if isinstance(order, ForkKernel):
            _be_kernel(order, folder)
        else:
            _serve(socket.socket(fileno=CONNECTION), Desk(setup.printed_bytes))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _harden(descriptors: list[int], setup: Setup, order: Fork | ForkKernel, folder: Path, layers: Layers) -> None:
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    process.go_first()
    process.forbid_new_privileges()
    if layers.readable is not None:  # before the descriptors are closed that it needs
        readable = [*layers.readable, *landlock.opened([OWN_PROCESS])]
        own = [folder, gpu.OWN_THREADS] if setup.gpu else [folder]
        landlock.restrict(readable, [*layers.writable, *landlock.opened(own)])
    _keep_only(descriptors)
    os.chdir(folder)
    os.environ["TMPDIR"] = os.environ["HOME"] = os.environ["MPLCONFIGDIR"] = tempfile.tempdir = str(folder)
    process.limit(_allowance(setup, order))
    if setup.uid is not None:
        process.become(setup.uid)
    for name in setup.folders:
        if not os.access(os.environ[name], os.R_OK | os.X_OK):
            del os.environ[name]  # to the new user it is as good as not there
    process.end_with_parent()  # after the change of user, which would undo it
    process.hide_memory()
    if layers.filters is not None:
        seccomp.load(layers.filters, serving=isinstance(order, ForkKernel))


def _keep_only(descriptors: list[int]) -> None:
    """Number the descriptors from CONNECTION on, leave standard input and output empty, and close all others."""
    out_of_the_way = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 64) for descriptor in descriptors]
    for place, descriptor in enumerate(out_of_the_way, CONNECTION):
        os.dup2(descriptor, place)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.closerange(CONNECTION + len(descriptors), 4096)


def _allowance(setup: Setup, order: Fork | ForkKernel) -> process.Allowance:
    if isinstance(order, ForkKernel):
        return process.Allowance(
            order.cpu_seconds,
            process.address_space() + order.memory_bytes,
            setup.gpu,
            order.file_bytes,
            KERNEL_OPEN_FILES,
            # Threads are counted by user: one that is shared with the rest of a desktop may be far beyond any limit.
            KERNEL_PROCESSES if setup.uid is not None else None,
        )
    beside = 0 if setup.gpu else process.mapped()
    return process.Allowance(order.cpu_seconds, setup.memory_bytes + beside, setup.gpu)


def _be_kernel(order: ForkKernel, folder: Path) -> None:
    # Imported here: only a worker that was told to warm up for kernels has Jupyter.
    from autograder.isolation import kernel

    life, files, *listeners = range(CONNECTION, CONNECTION + len(KERNEL_DESCRIPTORS))
    try:
        kernel.serve(order, folder, files, dict(zip(CHANNELS, listeners, strict=True)))
    except BaseException:
        os.write(life, traceback.format_exc()[-TOLD_BYTES:].encode())
        raise


def _serve(connection: socket.socket, desk: Desk) -> None:
    while True:
        try:
            header, body = receive_frame(connection)
        except FrameClosed:
            return
        request = decode_request(header)
        reply, arrays = desk.answer(request, body)
        try:
            send_frame(connection, encode_reply(reply), arrays)
        except FrameProblem as problem:
            send_frame(connection, encode_reply(Reply(request.nonce, "error", problem=str(problem))))


@dataclass(frozen=True)
class Layers:
    """What is made once for all children; None for a layer that this machine does not have, as the self-test shows."""

    readable: list[landlock.Place] | None
    writable: list[landlock.Place]
    filters: seccomp.Filters | None


def _layers(setup: Setup) -> Layers:
    try:
        filters = seccomp.build(gpu=setup.gpu)
    except (ImportError, OSError, RuntimeError):
        filters = None
    if sys.platform != "linux" or not landlock.version():
        return Layers(None, [], filters)
    readable = [*map(Path, (*setup.readable, *ALWAYS_READABLE)), *(gpu.READABLE if setup.gpu else [])]
    writable = [Path("/dev/null"), *(gpu.devices() if setup.gpu else [])]
    return Layers(landlock.opened(readable), landlock.opened(writable), filters)


if __name__ == "__main__":
    main()
