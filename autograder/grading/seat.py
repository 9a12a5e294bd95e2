"""A judge in a worker of a Dask cluster. All that a grading asks of such a worker is here; each call is one task.

A task raises nothing: an error that can't be pickled would leave whoever waits for it waiting for ever.

A worker needs this program, the packages and the data set. The checks and the answers come along, and lie in a folder
that only the worker's user may enter, for as long as the judge is there.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pickle
import shutil
import stat
import tempfile
import threading
import time
import weakref
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import datasets
from autograder.grading.job import Job, engine
from autograder.grading.judge import Judge, Ungraded
from autograder.grading.records import lasting
from autograder.grading.tier import require_device, shortfall
from autograder.grading.work import Work, judged
from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.protocol import Part
from autograder.isolation.versions import versions
from autograder.problem import Problem
from autograder.result import Record, SubmissionResult

ENGINE = engine()  # of the code that is loaded now: a worker may outlive an update of its files
IDLE_SECONDS = 600.0  # after which a judge that nobody asks any more gives its place up
FOLDER = "course-judge-"
NEW_SECONDS = 60.0  # so long a folder may have no holder, because it is just being made
RECENT = 2000  # records of single checks: those that the grading does not know yet when it sends the next submission
SURVEYED = 16  # submissions that were looked at and are not graded yet


@dataclass(frozen=True)
class Parcel:
    """A job with its files."""

    job: Job
    checks: bytes
    reference: bytes

    @classmethod
    def of(cls, job: Job) -> Parcel:
        return cls(job, job.checks.read_bytes(), job.reference.read_bytes())


@dataclass(frozen=True)
class Seated:
    """What came of preparing a worker."""

    tier: str = ""  # as measured there
    refused: str = ""  # why it gets no submissions


@dataclass(frozen=True)
class Answer:
    """A submission's result, and what single checks said, for others with the same code."""

    result: SubmissionResult
    records: dict[str, Record]


@dataclass
class _Carried:
    """The records that came along with a submission, what was found here last, and what is to go back."""

    known: dict[str, Record]
    recent: dict[str, Record]
    new: dict[str, Record] = field(default_factory=dict)

    def recall(self, keys: Collection[str]) -> dict[str, Record]:
        both = ChainMap(self.known, self.recent)
        return {key: both[key] for key in keys if key in both}

    def keep(self, records: Mapping[str, Record]) -> None:
        self.new = lasting(records)
        self.recent |= self.new
        for key in list(self.recent)[:-RECENT]:
            del self.recent[key]


class _Seat:
    """One judge, until it is released or nobody asks it any more."""

    def __init__(self, parcel: Parcel) -> None:
        self._folder = _Folder()
        job = parcel.job
        job = replace(job, checks=self._folder.path / job.checks.name, reference=self._folder.path / job.reference.name)
        job.checks.write_bytes(parcel.checks)
        job.reference.write_bytes(parcel.reference)
        try:
            self.judge = Judge(job)
        except BaseException:
            self._folder.remove()
            raise
        self.surveyed: dict[str, dict[str, Part]] = {}
        self.recent: dict[str, Record] = {}

    def close(self) -> None:
        self.judge.close()
        self._folder.remove()


class _Folder:
    """A folder of this process alone. It goes with the process; the next one removes what a killed one left."""

    def __init__(self) -> None:
        _remove_left_over()
        self.path = Path(tempfile.mkdtemp(prefix=FOLDER))  # mode 0700
        self._lock = os.open(self.path, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.remove = weakref.finalize(self, _remove, self.path, self._lock)


def _remove(folder: Path, lock: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)


def _remove_left_over() -> None:
    """The kernel frees the lock of a process when it ends, however it does."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        with contextlib.suppress(OSError):
            status = folder.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
                continue
            if time.time() - status.st_mtime < NEW_SECONDS:
                continue
            lock = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(lock)  # its process is alive
            else:
                _remove(folder, lock)


_turn = threading.RLock()  # a worker with several threads still has one judge at work
_seats: dict[bytes, _Seat] = {}
_timers: dict[bytes, threading.Timer] = {}


def prepare(of_engine: bytes, of_packages: dict[str, str], parcel: bytes, tier: str) -> Seated:
    """Seat a judge for a job, unless this worker is unfit for it. `parcel` is a pickled Parcel.

    What the worker lacks is an answer and no error: it is for the person who grades.
    """
    if of_engine != ENGINE:
        return Seated(refused="another version of this program runs there; install the same one, and start it again")
    job: Job = pickle.loads(parcel).job
    here = versions(job.assignment.preload)
    if different := [name for name in of_packages if here.get(name) != of_packages[name]]:
        names = ", ".join(f"{name} {here.get(name, 'missing')} instead of {of_packages[name]}" for name in different)
        return Seated(refused=f"other versions are installed there ({names}); install the same ones")
    with _turn:
        try:
            if job.assignment.data is not None:
                datasets.in_use(job.assignment.data, (job.dataset,))
            if job.assignment.device != "cpu":
                with WorkerHost(job.needs) as host:
                    require_device(host, job.assignment.device)
            if job.fingerprint not in _seats:
                _seats[job.fingerprint] = _Seat(pickle.loads(parcel))
        except (Problem, WorkerProblem) as problem:
            return Seated(refused=str(problem))
        except Exception as error:
            return Seated(refused=f"its judge can't be started ({_in_words(error)})")
        _stay(job.fingerprint)
        isolation = _seats[job.fingerprint].judge.isolation
        if isolation.tier > tier:
            release(job.fingerprint)
            return Seated(isolation.tier, f"it {shortfall(isolation, tier)}")
        return Seated(isolation.tier)


def survey(fingerprint: bytes, work: Work) -> list[str] | None:
    """What the checks of a submission are kept under, to ask the records for; None where the judge is not there."""
    with _sitting(fingerprint) as seat:
        if seat is None:
            return None
        try:
            parts = seat.judge.survey(work.code) if work.code is not None else {}
            keys = list(seat.judge.keys(parts).values())
        except Exception:
            return []  # what is wrong is found again, and said, when the submission is graded
        seat.surveyed[work.key] = parts
        for key in list(seat.surveyed)[:-SURVEYED]:
            del seat.surveyed[key]
        return keys


def grade(fingerprint: bytes, work: Work, known: dict[str, Record] | None) -> Answer | str | None:
    """The result of a submission, or why there is none; None where the judge is not there.

    `known` is what the records say of it, and the rest is checked; with None everything is.
    """
    with _sitting(fingerprint) as seat:
        if seat is None:
            return None
        carried, parts = _Carried(known or {}, seat.recent), seat.surveyed.pop(work.key, None)
        try:
            result = judged(seat.judge, work, carried, fresh=known is None, parts=parts)
        except Ungraded as problem:
            return str(problem)
        except Exception as error:
            return _in_words(error)
        return Answer(result, carried.new)


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def release(fingerprint: bytes) -> None:
    """The judge of that job goes, with its files. A grading that still needs it prepares the worker again."""
    with _turn:
        _stop_waiting(fingerprint)
        if (seat := _seats.pop(fingerprint, None)) is not None:
            seat.close()


@contextlib.contextmanager
def _sitting(fingerprint: bytes) -> Iterator[_Seat | None]:
    with _turn:
        _stop_waiting(fingerprint)
        seat = _seats.get(fingerprint)
        try:
            yield seat
        finally:
            if seat is not None:
                _stay(fingerprint)


def _stop_waiting(fingerprint: bytes) -> None:
    """No longer does the judge wait for a question."""
    if (timer := _timers.pop(fingerprint, None)) is not None:
        timer.cancel()


def _stay(fingerprint: bytes) -> None:
    """From now on the judge waits so long for the next question."""
    _stop_waiting(fingerprint)
    timer = _timers[fingerprint] = threading.Timer(IDLE_SECONDS, release, [fingerprint])
    timer.daemon = True
    timer.start()
