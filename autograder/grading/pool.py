"""Judges in processes of their own, one for each core that is to be used."""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from importlib.machinery import ModuleSpec
from multiprocessing import get_context, parent_process

from autograder.grading.job import Job
from autograder.grading.judge import Judge

_judge: Judge | None = None


def judges(job: Job, count: int) -> ProcessPoolExecutor:
    """A pool whose tasks find a judge in `judge()`."""
    # A judge needs nothing of the program that asks for it; a script would be imported again in each process, and with
    # nbgrader's script its web server.
    if (main := sys.modules["__main__"]).__spec__ is None:
        main.__spec__ = ModuleSpec("__main__", None)
    # Spawned, not forked: a judge starts its own worker and must not inherit this process's threads.
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_start, initargs=(job,))


def judge() -> Judge:
    """The judge of this process."""
    assert _judge is not None, "only the processes of a pool have a judge"
    return _judge


def _start(job: Job) -> None:
    global _judge
    # A Ctrl-C reaches the whole process group; the command itself decides when the judges stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _judge = Judge(job)


def _end_with_parent() -> None:
    """A command that was killed must leave no judge behind; the worker ends with its judge."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
