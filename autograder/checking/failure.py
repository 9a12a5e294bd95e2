"""How a check says that an answer is wrong, and how the system says that there was no answer to judge."""

from __future__ import annotations

from autograder.result import Finding, Outcome


class CheckFailed(Exception):
    """The student's function answered, and the answer is wrong."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.problem)
        self.finding = finding


class NoAnswer(Exception):
    """The student's function gave nothing to judge: not written, raised, too slow. A check never catches this."""

    def __init__(self, outcome: Outcome, finding: Finding) -> None:
        super().__init__(finding.problem)
        self.outcome = outcome
        self.finding = finding
