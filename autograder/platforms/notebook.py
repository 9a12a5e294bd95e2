"""`check("propagate")` in a notebook: the public checks of one exercise on the functions as they are now."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.checking.run import Checked, CheckRun, run_checks
from autograder.checking.settings import Settings
from autograder.checking.submission import live
from autograder.intake.problem import IntakeProblem
from autograder.isolation.chunks import Broken, cut
from autograder.isolation.protocol import Cell
from autograder.platforms.desk import DESK_SECONDS, only
from autograder.problem import Problem
from autograder.reporting.card import to_card_html, to_card_text
from autograder.result import Outcome

# nbgrader's Validate button runs the notebook with this variable set, and lists the cells that raise.
NBGRADER_EXECUTION = "NBGRADER_EXECUTION"
_done: dict[str, bool] = {}  # exercise -> whether it worked when it was last checked in this kernel


class NotDone(Exception):
    """What nbgrader's Validate button shows for an exercise that does not pass its checks."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines: the card alone, without the lines of this package that raised it."""
        return str(self).splitlines()


class Card:
    """What a notebook shows: HTML where it can, text elsewhere."""

    def __init__(self, html: str, text: str) -> None:
        self._html = html
        self._text = text

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._text


def check(exercise: str) -> Card:
    """Check one exercise of the notebook that is open.

    Raises Problem where there is nothing to check with, and NotDone under nbgrader's Validate.
    """
    checks = _find_checks(exercise)
    namespace = _namespace()
    found: list[Checked] = []
    run = CheckRun(
        Settings(seconds=DESK_SECONDS),
        [live(namespace, _lost(exercise, namespace.get("In", [])))],
        found.append,
        only(exercise),
    )
    run_checks(checks, run)
    [checked] = found
    if checked.broken:
        raised = "\n".join(f"{name}: {error}" for name, error in checked.broken.items())
        raise Problem(f"A check is broken; please tell your instructor:\n{raised}")
    card = _card_of(checked, exercise, run)
    if os.environ.get(NBGRADER_EXECUTION) == "validate" and not _done[exercise]:
        raise NotDone(f"{exercise}\n{card!r}")
    if "IPython" not in sys.modules:
        print(card)  # run as a script, where no one shows the value of an expression
    return card


def _card_of(checked: Checked, exercise: str, run: CheckRun) -> Card:
    own = [result for result in checked.results if result.exercise == exercise]
    exercises = list(dict.fromkeys(info.exercise for info in run.catalogue))
    _done[exercise] = all(result.outcome is Outcome.passed for result in own)
    known = all(name in _done for name in exercises)  # a count of what was not looked at would mislead
    done, total = (sum(_done.values()), len(exercises)) if known else (None, None)
    following = exercises[exercises.index(exercise) + 1 :]
    after = f"`{following[0]}`" if following else "the experiments below"
    arguments = (own, exercise, done, total, after)
    return Card(to_card_html(*arguments), to_card_text(*arguments))


def _lost(exercise: str, inputs: Sequence[str]) -> dict[str, str]:
    """Whether the last cell that was to define the exercise could not be read: its old version still stands then."""
    defines = re.compile(rf"^(?:def|class) +{re.escape(exercise)}\b", re.MULTILINE)
    for text in reversed(inputs):
        if defines.search(text):
            broken = [chunk for chunk in cut([Cell("its cell", text)]) if isinstance(chunk, Broken)]
            return {exercise: broken[0].problem} if broken else {}
    return {}


def _namespace() -> dict[str, object]:
    import __main__

    return vars(__main__)


def _find_checks(exercise: str) -> Path:
    """The public checks beside the notebook that name the exercise."""
    candidates = sorted(Path.cwd().glob("test_*.py"))
    for path in candidates:
        if f'exercise("{exercise}")' in path.read_text(encoding="utf-8"):
            return path
    where = "beside this notebook" if not candidates else f"in {', '.join(path.name for path in candidates)}"
    raise IntakeProblem(f"No checks of {exercise!r} {where}. Open the notebook in the assignment's folder.")
