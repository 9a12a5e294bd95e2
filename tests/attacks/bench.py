"""`python -m tests.attacks.bench [ID]`: what isolation costs, against the same class graded with bare forks.

Submission by submission in turns, so that whatever else the machine does falls on both. A bare fork has no namespaces,
no other user, no limits, no filter and no sweep: tests/attacks/weak_worker.py. Starting the judge is not counted.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

from autograder.course import load_course
from autograder.grading.job import make_job
from autograder.grading.judge import Judge
from autograder.isolation.layers import namespaces

from .attack import HERE
from .places import REPOSITORY
from .strong import code_of

STUDENTS = 12


@contextlib.contextmanager
def bare_forks() -> Iterator[None]:
    command = namespaces.command
    namespaces.command = lambda *arguments: [sys.executable, str(HERE / "weak_worker.py")]
    try:
        yield
    finally:
        namespaces.command = command


def main() -> None:
    id = sys.argv[1] if len(sys.argv) > 1 else "a1_logistic"
    job = make_job(REPOSITORY, load_course(REPOSITORY), id)
    reference = job.reference.read_text(encoding="utf-8")
    wrong = sorted((job.checks.parent / "examples" / "wrong").glob("*.py"))[: STUDENTS // 2]
    texts = [f"{reference}\n\n{path.read_text(encoding='utf-8')}\n" for path in wrong]
    texts += [f"{reference}\n# {number}\n" for number in range(STUDENTS - len(texts))]
    with contextlib.ExitStack() as stack:
        isolated = stack.enter_context(Judge(job))
        with bare_forks():
            bare = stack.enter_context(Judge(job))
        took: dict[Judge, list[float]] = {isolated: [], bare: []}
        for place, text in enumerate([texts[0], *texts]):  # the first is to warm up
            for judge in (isolated, bare) if place % 2 else (bare, isolated):
                start = time.monotonic()
                judge.grade("student", code_of(text))
                took[judge].append(time.monotonic() - start)
    with_it, without = sum(took[isolated][1:]), sum(took[bare][1:])
    print(
        f"{id}, {len(texts)} submissions, {len(wrong)} of them wrong: isolated (tier {isolated.isolation.tier}) "
        f"{with_it:.2f} s, bare forks {without:.2f} s: isolation adds {100 * (with_it / without - 1):.0f} %, "
        f"{1000 * (with_it - without) / len(texts):.0f} ms for each submission."
    )


if __name__ == "__main__":
    main()
