"""A class on a Dask cluster: who may grade, what is in work where, and what happens when a worker is lost.

https://distributed.dask.org. Each worker is prepared before it gets anything, and then is given submissions by name,
not by Dask's choice: so a worker that was not measured, or was found unfit, can't get one.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import queue
import re
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import distributed
from distributed.comm import CommClosedError

from autograder.grading import seat
from autograder.grading.job import GradingProblem, Job
from autograder.grading.records import Records
from autograder.grading.tier import advice
from autograder.grading.work import Graded, Work, read_work, written
from autograder.intake.folder import HandIn
from autograder.isolation.versions import versions
from autograder.result import Record

CONNECT_SECONDS = 5.0
# Without a worker that may grade: so long a cluster may take to start one.
WAIT_SECONDS = 60.0
LOOK_SECONDS = 0.5  # between two looks at who is there
# Submissions that a worker has at a time: one is graded, one is looked at, one waits, so that it never waits for us.
AHEAD = 3
ANSWER_SECONDS = 10.0  # for one answer to come over the network
LOSSES = 3  # of workers, all with the same submission in work: then it is left alone


Outcome = tuple[str, Graded | str]


@dataclass(eq=False)
class _Errand:
    """One submission on its way."""

    hand_in: HandIn
    losses: int = 0  # workers that were lost while they had it
    work: Work | None = None  # only while a worker has it


@dataclass(eq=False)
class _Place:
    """One worker of the cluster."""

    address: str
    asked: bool = False  # to prepare itself
    tier: str = ""  # as measured; empty until then
    refused: str = ""  # why it gets no submissions
    told: bool = False  # that it gets none
    errands: list[_Errand] = field(default_factory=list)

    @property
    def ready(self) -> bool:
        return bool(self.tier) and not self.refused


@dataclass(frozen=True)
class _Request:
    """What a worker was asked."""

    future: distributed.Future
    place: _Place
    errand: _Errand | None  # None where it is about the worker itself
    then: Callable[..., None]  # gets the place, the errand if there is one, and the answer


def graded_on_cluster(
    job: Job,
    hand_ins: list[HandIn],
    out: Path,
    *,
    jobs: int | None,
    tier: str,
    fresh: bool,
    address: str,
    tell: Callable[[str], None],
) -> Generator[tuple[str, Graded | str]]:
    """The outcome of each submission, as it comes: a result, or why there is none.

    `jobs` is how many workers may be used. `tell` gets a sentence about each worker that is unfit or lost. Raises
    GradingProblem where there is no cluster, or no worker that may grade.
    """
    with _connected(address) as client:
        opened = contextlib.ExitStack()
        grading = _Grading(client, job, hand_ins, jobs, tier, fresh, out, opened, tell)
        try:
            with opened:
                yield from grading.outcomes()
        except (OSError, distributed.CancelledError, CommClosedError) as error:
            raise GradingProblem(
                f"The connection to the cluster {address} is lost ({type(error).__name__}). What is graded is kept: "
                "the same command goes on from here, with --cluster or without."
            ) from error
        finally:
            grading.close()


@contextlib.contextmanager
def _connected(address: str) -> Iterator[distributed.Client]:
    if re.fullmatch(r"(tcp|tls)://[^/\s]+:\d+", address) is None:
        raise GradingProblem(f"{address!r} is no address of a Dask scheduler. It looks like tcp://192.168.0.5:8786.")
    security = distributed.Security()  # as Dask's own configuration says
    if address.startswith("tls:") and security.get_connection_args("client").get("ssl_context") is None:
        raise GradingProblem(
            f"{address} needs certificates: set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__TLS__CLIENT__CERT and "
            "…__TLS__CLIENT__KEY to their files, or name them in Dask's configuration; docs/cluster.md says more."
        )
    # What there is to say is said in our words, also about what Dask does behind our back, after the end.
    for name in ("distributed", "distributed.client"):  # to both of which Dask has given a level
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS, security=security, set_as_default=False)
    except OSError as error:
        raise GradingProblem(
            f"No Dask scheduler answers at {address}. Start one with `dask scheduler`, which prints its address, "
            "and workers with `dask worker ADDRESS --nthreads 1`; docs/cluster.md says more."
        ) from error
    try:
        yield client
    finally:
        with contextlib.suppress(OSError, distributed.CancelledError):
            client.close(timeout=2)


class _Grading:
    """One class on its way through the cluster."""

    def __init__(
        self,
        client: distributed.Client,
        job: Job,
        hand_ins: list[HandIn],
        jobs: int | None,
        tier: str,
        fresh: bool,
        out: Path,
        open_until_end: contextlib.ExitStack,
        tell: Callable[[str], None],
    ) -> None:
        self.client, self.job, self.tier, self.fresh, self.out, self.tell = client, job, tier, fresh, out, tell
        self.most = min(jobs or len(hand_ins), len(hand_ins))  # workers
        self.waiting: Iterator[_Errand] = map(_Errand, hand_ins)
        self.suspects: deque[_Errand] = deque()  # whose worker was lost: they come last, each alone on its worker
        self.left = len(hand_ins)
        self.outcome: deque[Outcome] = deque()  # to be handed on
        self.places: dict[str, _Place] = {}
        self.requests: dict[str, _Request] = {}
        self.answered: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.records: tuple[str, Records] | None = None  # with the tier whose results it keeps
        self.open_until_end = open_until_end
        self.terms = (seat.ENGINE, versions(job.assignment.preload), pickle.dumps(seat.Parcel.of(job)), tier)
        self.looked = self.alone_since = time.monotonic()
        self.looked -= LOOK_SECONDS

    def outcomes(self) -> Iterator[Outcome]:
        while self.left:
            self._look()
            self._name_the_unfit()
            self._fill()
            self._hear()
            while self.outcome:
                self.left -= 1
                yield self.outcome.popleft()
        self._name_the_unfit()

    def close(self) -> None:
        """Nothing of this class goes on, and no judge stays."""
        with contextlib.suppress(OSError, distributed.CancelledError, CommClosedError, RuntimeError):
            self.client.cancel([request.future for request in self.requests.values()])
            for place in self.places.values():
                if place.asked and not place.refused:
                    distributed.fire_and_forget(self._submit(place, seat.release, self.job.fingerprint))

    # Who is there

    def _look(self) -> None:
        """Notice who came and who is gone. Raises GradingProblem if nobody may grade, or nobody comes."""
        if (now := time.monotonic()) - self.looked < LOOK_SECONDS:
            return
        self.looked = now
        there = self.client.nthreads().keys()
        for address in self.places.keys() - there:
            self._lose(self.places.pop(address))
        for address in there - self.places.keys():
            self.places[address] = _Place(address)
        useful = sum(place.asked and not place.refused for place in self.places.values())
        for place in [place for place in self.places.values() if not place.asked][: self.most - useful]:
            self._prepare(place)
            useful += 1
        if useful:
            self.alone_since = now
        elif self.records is None and self.places:
            raise self._nobody_may()
        elif now - self.alone_since > WAIT_SECONDS:
            scheduler = self.client.scheduler.address
            raise GradingProblem(
                f"The cluster {scheduler} has had no worker that may grade for {WAIT_SECONDS:.0f} seconds. Start one "
                f"with `dask worker {scheduler} --nthreads 1`, and run the same command again: what is graded is kept."
            )

    def _name_the_unfit(self) -> None:
        if self.records is None:
            return  # nobody is fit so far: if it stays like that, there is one thing to say about all of them
        for place in self.places.values():
            if place.refused and not place.told:
                place.told = True
                self.tell(f"{place.address} gets no submissions: {place.refused}")

    def _nobody_may(self) -> GradingProblem:
        reasons: dict[str, list[str]] = {}
        for place in self.places.values():
            reasons.setdefault(place.refused, []).append(place.address)
        why = "; ".join(f"{_some(addresses)}: {reason.rstrip('.')}" for reason, addresses in reasons.items())
        measured = [place.tier for place in self.places.values() if place.tier]
        return GradingProblem(
            f"No worker of the cluster may grade. {why}. {advice(min(measured)) if measured else ''}".strip()
        )

    def _prepare(self, place: _Place) -> None:
        place.asked, place.tier = True, ""
        self._ask(place, None, self._prepared, seat.prepare, *self.terms)

    def _prepared(self, place: _Place, seated: seat.Seated) -> None:
        place.tier, place.refused = seated.tier, seated.refused
        if not place.refused and self.records is None:
            records = self.open_until_end.enter_context(Records(self.out, self.job.environment(place.tier)))
            self.records = place.tier, records

    def _lose(self, place: _Place) -> None:
        """What a worker had is graded by another one. It may have been a submission that ended it: hence the limit."""
        lost = [key for key, request in self.requests.items() if request.place is place]
        self.client.cancel([self.requests.pop(key).future for key in lost])
        if place.errands:
            self.tell(f"{place.address} is lost. What it had in work is graded by another worker.")
        for errand in place.errands:
            errand.work, errand.losses = None, errand.losses + 1
            if errand.losses < LOSSES:
                self.suspects.append(errand)
            else:
                student = errand.hand_in.student
                self.outcome.append((student, f"{LOSSES} workers were lost while they graded this submission"))
        place.errands = []

    # Who gets what

    def _fill(self) -> None:
        """A few submissions for each worker, and the first for everybody before the second for anybody."""
        for depth in range(AHEAD):
            for place in self.places.values():
                if place.ready and len(place.errands) == depth and (errand := self._next(place)) is not None:
                    place.errands.append(errand)
                    errand.work = read_work(self.job, errand.hand_in)
                    if self.fresh or errand.work.code is None:
                        self._grade(place, errand, None)
                    else:
                        self._ask(place, errand, self._surveyed, seat.survey, self.job.fingerprint, errand.work)

    def _next(self, place: _Place) -> _Errand | None:
        if any(errand.losses for errand in place.errands):
            return None
        if (errand := next(self.waiting, None)) is None and self.suspects and not place.errands:
            errand = self.suspects.popleft()
        return errand

    def _surveyed(self, place: _Place, errand: _Errand, keys: list[str] | None) -> None:
        if keys is None:
            self._unseated(place)
            return
        same_tier = self.records is not None and self.records[0] == place.tier
        self._grade(place, errand, self.records[1].recall(keys) if same_tier else {})

    def _grade(self, place: _Place, errand: _Errand, known: dict[str, Record] | None) -> None:
        self._ask(place, errand, self._graded, seat.grade, self.job.fingerprint, errand.work, known)

    def _graded(self, place: _Place, errand: _Errand, answer: seat.Answer | str | None) -> None:
        if answer is None:
            self._unseated(place)
            return
        place.errands.remove(errand)
        if isinstance(answer, str):
            self.outcome.append((errand.hand_in.student, answer))
            return
        if self.records is not None and self.records[0] == place.tier:
            self.records[1].keep(answer.records)
        self.outcome.append((errand.hand_in.student, written(answer.result, self.out)))

    def _unseated(self, place: _Place) -> None:
        """The worker's process is another one than the one that was measured, or gave its judge up."""
        self._lose(place)
        self._prepare(place)

    # Questions and answers

    def _ask(
        self, place: _Place, errand: _Errand | None, then: Callable[..., None], what: Callable, *about: Any
    ) -> None:
        future = self._submit(place, what, *about)
        self.requests[future.key] = _Request(future, place, errand, then)
        future.add_done_callback(lambda future: self.answered.put(future.key))

    def _submit(self, place: _Place, what: Callable, *about: Any) -> distributed.Future:
        # A look at the next submission comes first: then what it needs to know is there when its turn comes.
        priority = 1 if what is seat.survey else 0
        return self.client.submit(what, *about, workers=[place.address], pure=False, priority=priority)

    def _hear(self) -> None:
        """Wait a moment for an answer, and act on it."""
        try:
            key = self.answered.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            return
        if (request := self.requests.get(key)) is None:
            return  # of a worker that was lost meanwhile
        about = [request.place] if request.errand is None else [request.place, request.errand]
        try:
            answer = request.future.result(timeout=ANSWER_SECONDS)
        except TimeoutError:
            self.answered.put(key)  # the worker was lost with its answer, which will be noticed, or the network is slow
        except (distributed.CancelledError, CommClosedError):
            raise  # nothing that a worker could answer: the scheduler is gone
        except Exception as error:
            del self.requests[key]
            self._failed(request, error)
        else:
            del self.requests[key]
            request.then(*about, answer)

    def _failed(self, request: _Request, error: Exception) -> None:
        reason = f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
        if request.errand is None:
            request.place.refused = f"it can't be prepared ({reason}). The scheduler and the workers need this program"
        elif isinstance(error, distributed.KilledWorker):
            self._unseated(request.place)
        else:
            request.place.errands.remove(request.errand)
            self.outcome.append((request.errand.hand_in.student, reason))


def _some(addresses: list[str]) -> str:
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""
    return ", ".join(addresses[:3]) + more
