"""Judges in processes of their own, one for each core that is to be used."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.machinery import ModuleSpec
from multiprocessing import get_context, parent_process
from multiprocessing.queues import SimpleQueue

from autograder.grading.job import Job
from autograder.grading.judge import Judge
from autograder.grading.tier import require, require_measured
from autograder.machine import core_count, cores, stay_on

_judge: Judge | None = None
_tier = "D"


def judges(job: Job, count: int, tier: str = "D") -> ProcessPoolExecutor:
    """A pool whose tasks find a judge in `judge()`, one that measured at least `tier` as it started."""
    # A judge needs nothing of the program that asks for it; a script would be imported again in each process, and with
    # nbgrader's script its web server.
    if (main := sys.modules["__main__"]).__spec__ is None:
        main.__spec__ = ModuleSpec("__main__", None)
    # Spawned, not forked: a judge starts its own worker and must not inherit this process's threads.
    context = get_context("spawn")
    places = context.SimpleQueue()
    for core in cores() if count == core_count() else []:
        places.put(core)
    return ProcessPoolExecutor(count, context, initializer=_start, initargs=(job, tier, places))


def require_judges(pool: ProcessPoolExecutor, job: Job, count: int, tier: str) -> None:
    """As `grading.tier.require`, by what the judges of a pool for `tier` measured: no other worker need be started.

    One judge may answer for another that still starts; that one measures for itself, and judges nothing below `tier`.
    Raises GradingProblem; BrokenProcessPool if a judge was ended from outside, and the machine is good enough.
    """
    starting = [pool.submit(_is_ready) for _ in range(count)]
    try:
        if job.assignment.device != "cpu":
            require(job, tier)
        for answer in starting:
            answer.result()
    except BrokenProcessPool:
        require(job, tier)  # says why no worker can be started
        raise


def _is_ready() -> None:
    judge()


def judge() -> Judge:
    """The judge of this process. Raises GradingProblem where it is isolated less well than the pool was made for."""
    assert _judge is not None, "only the processes of a pool have a judge"
    require_measured(_judge.isolation, _tier)
    return _judge


def _start(job: Job, tier: str, places: SimpleQueue[int]) -> None:
    global _judge, _tier
    # A judge and its worker take turns all the time. On one core neither is woken up elsewhere, and both find their
    # data in the cache: a fifth faster. With fewer judges than cores, others may want the same core.
    if not places.empty():
        stay_on(places.get())
    # A Ctrl-C reaches the whole process group; the command itself decides when the judges stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Nothing of what is imported becomes garbage, and what stays for ever need not be looked through again and again.
    gc.disable()
    _judge, _tier = Judge(job), tier
    gc.freeze()
    gc.enable()


def _end_with_parent() -> None:
    """A command that was killed must leave no judge behind; the worker ends with its judge."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
