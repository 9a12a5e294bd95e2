"""Judges in processes of their own, one for each core that is to be used."""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.machinery import ModuleSpec
from multiprocessing import get_context, parent_process

from autograder.grading.job import Job
from autograder.grading.judge import Judge
from autograder.grading.tier import require, require_measured
from autograder.isolation.selftest import Isolation

_judge: Judge | None = None


def judges(job: Job, count: int) -> ProcessPoolExecutor:
    """A pool whose tasks find a judge in `judge()`."""
    # A judge needs nothing of the program that asks for it; a script would be imported again in each process, and with
    # nbgrader's script its web server.
    if (main := sys.modules["__main__"]).__spec__ is None:
        main.__spec__ = ModuleSpec("__main__", None)
    # Spawned, not forked: a judge starts its own worker and must not inherit this process's threads.
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_start, initargs=(job,))


def require_judges(pool: ProcessPoolExecutor, job: Job, count: int, tier: str) -> None:
    """As `grading.tier.require`, by what `count` judges measured as they started: no other worker need be started.

    Raises GradingProblem; BrokenProcessPool if a judge was ended from outside, and the machine is good enough.
    """
    starting = [pool.submit(_measured) for _ in range(count)]
    try:
        if job.assignment.device != "cpu":
            require(job, tier)
        for isolation in starting:
            require_measured(isolation.result(), tier)
    except BrokenProcessPool:
        require(job, tier)  # says why no worker can be started
        raise


def _measured() -> Isolation:
    return judge().isolation


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
