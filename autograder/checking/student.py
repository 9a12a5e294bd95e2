"""What a check holds in its hand: the student's functions by name."""

from __future__ import annotations

import functools
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

from autograder.checking.errors import hint_for
from autograder.checking.failure import NoAnswer
from autograder.isolation.session import Session, Stopped
from autograder.result import Finding, Outcome

# What a student reads for each way of giving no answer. {name} is the function, {seconds} the limit.
PROBLEMS = {
    Outcome.missing: "`{name}` is not written yet.",
    Outcome.error: "`{name}` stopped with an error.",
    Outcome.timeout: "`{name}` gave no answer within {seconds:g} seconds.",
    Outcome.memory: "`{name}` used more memory than it may.",
    Outcome.crash: "The process that ran `{name}` ended without an answer.",
    Outcome.output_limit: "`{name}` printed more than it may.",
    Outcome.protocol: "What `{name}` gave back could not be read.",
}
MISTAKES = {
    Outcome.missing: "Fill in `{name}` where it says YOUR CODE HERE, and remove the line that raises.",
    Outcome.timeout: "Look for a loop that never ends: does its condition ever become false? "
    "Or for a loop over pixels that numpy can do at once.",
    Outcome.memory: "Look at the shapes: does an array grow to (n, n), or does a list grow with every step?",
    Outcome.crash: "Does the code end the program or call something outside Python?",
    Outcome.output_limit: "Remove the print inside the loop.",
}
NOT_THERE = (
    "Keep the name `{name}` as it was given. In a notebook, run the cell with your function first; after a restart of "
    "the kernel, run the cells above it, too (Run → Run All Above Selected Cell)."
)


class Student:
    """`student.propagate(w, b, X, Y)` calls the student's `propagate`, wherever it runs."""

    def __init__(self, session: Session, exercise: str, seconds: float) -> None:
        self._session = session
        self._exercise = exercise
        self._seconds = seconds

    def measure(self, function: Callable[..., Any], *arguments: Any, uses: tuple[Any, ...] = ()) -> Any:
        """Run a function of the check beside the student's code; its first argument holds their names.

        For what can't be handed over as a value: a model, a training loop. The function sees numpy as `np`, torch as
        `torch` and `nn`, what it imports itself, and what `uses` names. It must not hold anything secret.
        """
        source = "\n\n".join(source_of(part) for part in (*uses, function))
        try:
            return self._session.run(source, function.__name__, *arguments)
        except Stopped as stopped:
            raise no_answer(stopped, self._exercise, self._seconds) from None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*arguments: Any, **keywords: Any) -> Any:
            try:
                return self._session.call(name, *arguments, **keywords)
            except Stopped as stopped:
                raise no_answer(stopped, name, self._seconds) from None

        return call


@functools.cache
def source_of(part: Any) -> str:
    """The text of a function or class: read and parsed once, however many submissions it measures."""
    return textwrap.dedent(inspect.getsource(part))


def no_answer(stopped: Stopped, name: str, seconds: float) -> NoAnswer:
    """The failure of a check whose call gave nothing to judge."""
    words = {"name": name, "seconds": seconds}
    if stopped.outcome is Outcome.missing and stopped.problem.startswith("there is no `"):
        # Not in the worker's words: a submission may have chosen them, and students see this of hidden checks, too.
        problem, mistake = f"There is no `{name}` here.", NOT_THERE.format(**words)
        return NoAnswer(stopped.outcome, Finding(problem=problem, mistake=mistake))
    where = f"\nat {stopped.line}" if stopped.line else ""
    problem = PROBLEMS[stopped.outcome].format(**words)
    if stopped.outcome is not Outcome.error:
        mistake = MISTAKES.get(stopped.outcome, "").format(**words)
        return NoAnswer(stopped.outcome, Finding(problem=problem, mistake=mistake))
    if "can't be read" in stopped.problem:
        problem = f"The code of `{name}` can't be read by Python."
    got = f"{stopped.problem}{where}"
    return NoAnswer(stopped.outcome, Finding(problem=problem, got=got, mistake=hint_for(stopped.problem)))
