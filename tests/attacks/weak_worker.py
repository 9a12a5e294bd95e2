"""A warm worker whose children are not hardened, do not change their user and are not swept. Run as a program."""

import contextlib
import os

from autograder.isolation import worker
from autograder.isolation.harden import Prepared


def _prepare(setup):
    return Prepared(setup, None, None, 0)


def _harden(terms, setup):
    os.dup2(terms.descriptors[0], worker.CONNECTION)
    os.chdir(terms.folder)


def _end(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 9)
    _, status, usage = os.wait4(pid, 0)
    worker._scratch.pop(pid)
    return worker.Ended(status, usage.ru_utime + usage.ru_stime)


worker.prepare, worker.harden = _prepare, _harden
worker._end, worker._end_all_children = _end, lambda: None
worker.scratch.too_much = lambda folder: False
worker.main()
