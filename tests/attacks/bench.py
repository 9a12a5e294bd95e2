"""`python -m tests.attacks.bench [ID]`: what isolation costs, against the same class graded with bare forks.

Both in turns, in one run, so that whatever else the machine does falls on both. A bare fork has no namespaces, no other
user, no limits, no filter and no sweep: tests/attacks/weak_worker.py. Starting the judge is not counted.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from collections.abc import Iterator

from autograder.course import load_course
from autograder.grading.job import Job, make_job
from autograder.grading.judge import Judge
from autograder.isolation.layers import namespaces

from .attack import HERE
from .places import REPOSITORY
from .strong import code_of

STUDENTS, TURNS = 12, 5


@contextlib.contextmanager
def bare_forks() -> Iterator[None]:
    command = namespaces.command
    namespaces.command = lambda *arguments: [sys.executable, str(HERE / "weak_worker.py")]
    try:
        yield
    finally:
        namespaces.command = command


def seconds(job: Job, texts: list[str]) -> tuple[float, str]:
    """Wall-clock time for the class, and the tier that was measured."""
    with Judge(job) as judge:
        judge.grade("first", code_of(texts[0]))
        start = time.monotonic()
        for number, text in enumerate(texts):
            judge.grade(f"student{number}", code_of(text))
        return time.monotonic() - start, judge.isolation.tier


def main() -> None:
    id = sys.argv[1] if len(sys.argv) > 1 else "a1_logistic"
    job = make_job(REPOSITORY, load_course(REPOSITORY), id)
    reference = job.reference.read_text(encoding="utf-8")
    wrong = sorted((job.checks.parent / "examples" / "wrong").glob("*.py"))[: STUDENTS // 2]
    texts = [f"{reference}\n\n{path.read_text(encoding='utf-8')}\n" for path in wrong]
    texts += [f"{reference}\n# {number}\n" for number in range(STUDENTS - len(texts))]
    ratios, bares = [], []
    for turn in range(TURNS):
        isolated, tier = seconds(job, texts)
        with bare_forks():
            bare, _ = seconds(job, texts)
        ratios.append(isolated / bare)
        bares.append(bare)
        print(f"turn {turn + 1}: isolated {isolated:.2f} s (tier {tier}), bare forks {bare:.2f} s", flush=True)
    part, least, most = (100 * (ratio - 1) for ratio in (statistics.median(ratios), min(ratios), max(ratios)))
    each = 10 * part * statistics.median(bares) / len(texts)
    print(
        f"{id}, {len(texts)} submissions, half of them wrong: isolation adds {part:.0f} % ({least:.0f} to {most:.0f} % "
        f"in {TURNS} turns), {each:.0f} ms for each submission."
    )


if __name__ == "__main__":
    main()
