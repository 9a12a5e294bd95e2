"""Judges in processes of their own, one for each core that is to be used."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib.machinery import ModuleSpec
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TypeVar

from autograder.grading.job import Job
from autograder.grading.judge import Judge
from autograder.grading.tier import require, require_measured
from autograder.machine import cores, stay_on

AHEAD = 2  # tasks that a judge has at a time: one is done, one waits, so that it never waits for the next
T = TypeVar("T")
R = TypeVar("R")

_judge: Judge | None = None
_tier = "D"


class Judges:
    """So many, whose tasks find one in `judge()`. One that dies is replaced, and costs only what it had in work.

    Each has a pool of its own. In one pool they would take turns at a common lock, and one that is killed while it
    holds that lock would let the others wait for ever.
    """

    def __init__(self, job: Job, count: int, tier: str = "D") -> None:
        """They start with their first tasks, and judge nothing where they measure less than `tier`."""
        self._job, self._tier = job, tier
        self._context = get_context("spawn")  # not forked: a judge must not inherit this process's threads
        self._stopped, self._go_on = self._context.Pipe(duplex=False)
        # With fewer judges than cores, others may want the same core.
        self._cores: list[int] | list[None] = cores() if count == len(cores()) else [None] * count
        self._pools = [self._new_pool(core) for core in self._cores]
        self._tasks: list[list[Future]] = [[] for _ in self._pools]

    def __enter__(self) -> Judges:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._go_on.close()
        self.close()

    def close(self) -> None:
        """What has not begun is left, and the judges end; at once, whatever they do, if an error leads here."""
        with ThreadPoolExecutor(len(self._pools)) as all_at_once:
            list(all_at_once.map(lambda pool: pool.shutdown(cancel_futures=True), self._pools))
        self._go_on.close()
        self._stopped.close()

    @property
    def capacity(self) -> int:
        """How many tasks at a time keep all judges busy."""
        return AHEAD * len(self._pools)

    def require(self) -> None:
        """As `grading.tier.require`, by what a judge measured as it started: no other worker need be started for it.

        Raises GradingProblem. A judge measures for itself, so one that still starts judges nothing below `tier` either.
        """
        starting = [self.submit(_is_ready) for _ in self._pools]
        if self._job.assignment.device != "cpu":
            require(self._job, self._tier)
        try:
            wait(starting, return_when=FIRST_COMPLETED).done.pop().result()
        except BrokenProcessPool:
            # Says why no worker can be started. If one can, the judge was ended from outside, and will be replaced.
            require(self._job, self._tier)

    def submit(self, function: Callable[..., R], *arguments: object) -> Future[R]:
        """A task for the judge that has the fewest. BrokenProcessPool comes out of it if that judge died."""
        self._tasks = [[task for task in tasks if not task.done()] for tasks in self._tasks]
        place = min(range(len(self._pools)), key=lambda place: len(self._tasks[place]))
        with _ctrl_c_waits():
            try:
                task = self._pools[place].submit(function, *arguments)
            except BrokenProcessPool:
                self._pools[place] = self._new_pool(self._cores[place])
                task = self._pools[place].submit(function, *arguments)
        self._tasks[place].append(task)
        return task

    def each(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, Future[R]]]:
        """Every item with its finished task, as they come. A few are in work at a time: all would fill the memory."""
        waiting, running = iter(items), {}
        while True:
            for item in islice(waiting, self.capacity - len(running)):
                running[self.submit(function, item)] = item
            if not running:
                return
            for task in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(task), task

    def _new_pool(self, core: int | None) -> ProcessPoolExecutor:
        # A judge needs nothing of the program that asks for it; a script would be imported again in each process, and
        # with nbgrader's script its web server.
        if (main := sys.modules["__main__"]).__spec__ is None:
            main.__spec__ = ModuleSpec("__main__", None)
        return ProcessPoolExecutor(1, self._context, _start, (self._job, self._tier, core, self._stopped))


@contextlib.contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """A judge that is started meanwhile inherits that: one that still imports would end with a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_ready() -> None:
    judge()


def judge() -> Judge:
    """The judge of this process. Raises GradingProblem where it is isolated less well than the pool was made for."""
    assert _judge is not None, "only the processes of a pool have a judge"
    require_measured(_judge.isolation, _tier)
    return _judge


def _start(job: Job, tier: str, core: int | None, stopped: Connection) -> None:
    global _judge, _tier
    # A judge and its worker take turns all the time. On one core neither is woken up elsewhere, and both find their
    # data in the cache: a fifth faster.
    if core is not None:
        stay_on(core)
    # A Ctrl-C reaches the whole process group; the command itself decides when the judges stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # what a judge starts may be interrupted
    threading.Thread(target=_end_when_stopped, args=(stopped,), daemon=True).start()
    # Nothing of what is imported becomes garbage, and what stays for ever need not be looked through again and again.
    gc.disable()
    _judge, _tier = Judge(job), tier
    gc.freeze()
    gc.enable()


def _end_when_stopped(stopped: Connection) -> None:
    """A command that was killed closes its end of this pipe, too, and must leave no judge behind."""
    stopped.poll(None)
    os._exit(1)
