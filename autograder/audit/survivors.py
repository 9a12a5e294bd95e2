"""Grade mutants of the reference answers: each is caught, or listed with the reason why it may survive."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.audit.mutate import Mutant, imported_modules, mutants
from autograder.authoring.master import Role, parse_master
from autograder.authoring.regions import SOLUTION, regions
from autograder.course import Assignment
from autograder.problem import Problem
from autograder.result import CheckResult

REASONS = "survivors.toml"
FORM = (
    "It holds one table [[survivors]] for each reason, with `exercise`, `reason`, `mutants` (a list of pairs of lines, "
    "as it was and as it became) and, where the reason holds on one device alone, `device`."
)
# A mutant's place in the list of reasons: its exercise, the line as it was, and as it became.
Place = tuple[str, str, str]
# A check that it lost, None if it passed all of its exercise, or in words why it could not be graded.
Verdict = CheckResult | str | None
# name -> (exercise, source) becomes name -> verdict
GradeMutants = Callable[[Mapping[str, tuple[str, str]]], Mapping[str, Verdict]]


class ReasonsProblem(Problem):
    """The list of reasons is not as it should be; the message says what to change."""


@dataclass(frozen=True)
class MutantRow:
    """What the checks of its exercise said about one mutant."""

    mutant: Mutant
    verdict: Verdict
    reason: str  # why it may survive; "" where none is listed

    @property
    def survived(self) -> bool:
        return self.verdict is None

    @property
    def problem(self) -> str:
        """Why this fails the audit; "" if all is well."""
        if isinstance(self.verdict, str):
            return f"could not be graded: {self.verdict}"
        if self.survived and not self.reason:
            return "survives, and no reason is listed"
        if not self.survived and self.reason:
            return f"is listed as a survivor, but {self.verdict.check} catches it"
        return ""


@dataclass(frozen=True)
class MutantAudit:
    rows: list[MutantRow]
    unknown: list[Place]  # listed, but no such mutant is made any more

    @property
    def ok(self) -> bool:
        return not self.unknown and not any(row.problem for row in self.rows)


def audit_mutants(root: Path, assignment: Assignment, grade: GradeMutants) -> MutantAudit:
    """One row for each mutant of each reference answer. Raises MasterError and ReasonsProblem."""
    folder = root / "solutions" / assignment.id
    path = folder / f"{assignment.module}.py"
    text = path.read_text(encoding="utf-8")
    reasons = read_reasons(folder / REASONS, assignment.device)
    made = {f"{mutant.exercise} {n}": mutant for n, mutant in enumerate(mutants_of(text, path, assignment), start=1)}
    verdicts = grade({name: (mutant.exercise, compose(text, mutant)) for name, mutant in made.items()})
    rows = [MutantRow(mutant, verdicts[name], reasons.get(place(mutant), "")) for name, mutant in made.items()]
    known = {place(mutant) for mutant in made.values()}
    return MutantAudit(rows, [entry for entry in reasons if entry not in known])


def mutants_of(text: str, path: Path, assignment: Assignment) -> list[Mutant]:
    """All mutants of a master: only what stands between BEGIN SOLUTION and END SOLUTION changes."""
    modules = imported_modules(text)
    return [
        mutant
        for cell in parse_master(text, path, assignment).cells
        if cell.role is Role.fill_in
        for mutant in mutants(
            cell.exercise, cell.source, {n for region in regions(cell.source, SOLUTION) for n in region}, modules
        )
    ]


def compose(master: str, mutant: Mutant) -> str:
    """A whole submission: the reference answers, then the mutant. The last definition counts."""
    return f"{master.rstrip()}\n\n\n# %%\n{mutant.code}\n"


def place(mutant: Mutant) -> Place:
    return mutant.exercise, mutant.was, mutant.becomes


def read_reasons(path: Path, device: str = "cpu") -> dict[Place, str]:
    """Why mutants may survive where the checks train on that device. Raises ReasonsProblem."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["survivors"]
        entries = [
            ((str(table["exercise"]), str(was), str(becomes)), str(table["reason"]).strip())
            for table in tables
            if table.get("device", device) == device
            for was, becomes in table["mutants"]
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ReasonsProblem(f"{path.name} can't be read: {error!r}. {FORM}") from error
    for entry, reason in entries:
        if not reason or sum(other == entry for other, _ in entries) > 1:
            raise ReasonsProblem(f"{path.name}: {' | '.join(entry)} needs one entry with a reason.")
    return dict(entries)
