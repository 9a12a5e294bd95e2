"""The warm worker: imports what students need once, then forks a hardened child for each check or each notebook.

Started by exec with an explicit environment, so that it never held anything of the judge. It runs no student code
itself. Run as `python -m autograder.isolation.worker`; its control socket is standard input.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import tempfile
import traceback
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
from autograder.isolation.frames import FrameClosed, receive_frame, send_frame
from autograder.isolation.harden import CONNECTION, Prepared, Terms, close, harden, prepare, terms
from autograder.isolation.layers import process
from autograder.isolation.rehearsal import rehearse
from autograder.isolation.serve import serve
from autograder.isolation.versions import versions
from autograder.isolation.warm import warm_up

CONTROL = 0
TOLD_BYTES = 2000  # of why a kernel could not start
WATCH_SECONDS = 0.25
CHILDREN_BYTES = 2**16  # of the list of a process's children; what does not fit is read the next time
REFUSED = 70  # exit status of a child that could not be hardened


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
    rehearse(setup.preload)
    prepared = prepare(setup)
    gc.collect()
    gc.freeze()
    send_frame(control, encode(Ready(versions(tuple(setup.preload)), str(outside))))
    process.close_standard()
    if alone:
        pages.gather()  # while the judge gets ready
    try:
        while True:
            _watch_until_an_order_comes(control)
            _obey(control, home, prepared)
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


def _obey(control: socket.socket, home: Path, prepared: Prepared) -> None:
    order = decode_order(receive_frame(control)[0])
    if isinstance(order, Fork | ForkKernel):
        send_frame(control, encode(Forked(_fork(control, order, home, prepared))))
    elif isinstance(order, Signal):
        if order.pid in _scratch:
            with contextlib.suppress(ProcessLookupError):
                os.kill(order.pid, order.number)
        send_frame(control, encode(Signalled()))
    elif isinstance(order, End):
        send_frame(control, encode(_end(order.pid)))


def _fork(control: socket.socket, order: Fork | ForkKernel, home: Path, prepared: Prepared) -> int:
    """Make a child of that kind, with the descriptors that came along, and return its process id."""
    count = len(KERNEL_DESCRIPTORS) if isinstance(order, ForkKernel) else 1
    descriptors = socket.recv_fds(control, 1, count)[1]
    folder = home / f"scratch-{os.urandom(8).hex()}"
    folder.mkdir(mode=0o700)
    if (uid := prepared.setup.uid) is not None:
        os.chown(folder, uid, uid)
    its = terms(order, descriptors, str(folder), prepared)
    pid = process.fork() if isinstance(order, Fork) else os.fork()
    if pid == 0:
        _child(order, its, prepared.setup)
    close(its)
    for descriptor in descriptors:
        os.close(descriptor)
    _scratch[pid] = folder
    return pid


_scratch: dict[int, Path] = {}  # process id of a child → its folder


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
        file = os.open(f"/proc/self/task/{os.getpid()}/children", os.O_RDONLY)
    except OSError:
        return list(_scratch)
    try:
        return list(map(int, os.read(file, CHILDREN_BYTES).split()))
    finally:
        os.close(file)


def _child(order: Fork | ForkKernel, its: Terms, setup: Setup) -> None:
    """Harden this process, serve until the judge hangs up or the kernel is shut down, and never return."""
    try:
        harden(its, setup)
    except BaseException:
        os._exit(REFUSED)
    try:
        if isinstance(order, ForkKernel):
            _be_kernel(order, Path(its.folder))
        else:
            serve(socket.socket(fileno=CONNECTION), Desk(setup.printed_bytes))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _be_kernel(order: ForkKernel, folder: Path) -> None:
    # Imported here: only a worker that was told to warm up for kernels has Jupyter.
    from autograder.isolation import kernel

    life, files, *listeners = range(CONNECTION, CONNECTION + len(KERNEL_DESCRIPTORS))
    try:
        kernel.serve(order, folder, files, dict(zip(CHANNELS, listeners, strict=True)))
    except BaseException:
        os.write(life, traceback.format_exc()[-TOLD_BYTES:].encode())
        raise


if __name__ == "__main__":
    main()
