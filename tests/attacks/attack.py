"""One attack: a submission in `corpus/`, whose first lines say what it tries and how it must end."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
GROUPS = (
    "read_secrets",
    "tamper_in_process",
    "forge_results",
    "exhaust",
    "escape",
    "persist",
    "leak_through_feedback",
    "poison_values",
)
# What an attack is aimed at: the defence that is taken away when it has to succeed. See weak.py.
DEFENCES = ("worker", "process", "wire", "page", "judge")
KEYS = {"target", "outcome", "without", "layer", "beside", "trace"}


@dataclass(frozen=True)
class Attack:
    group: str
    name: str
    tries: str  # in one sentence
    target: str  # the exercise whose hidden check it attacks
    outcomes: tuple[str, ...]  # how that check may end; more than one where it depends on which layer comes first
    without: str  # the defence without which it succeeds
    layers: tuple[str, ...]  # the measured layers that stop it, any of which is enough; none: the design does
    trace: str  # part of the words for the one trace that proves its success; empty: any
    beside: str  # "sibling": another check runs at the same time
    text: str

    @property
    def id(self) -> str:
        return f"{self.group}/{self.name}"


def read_corpus() -> list[Attack]:
    """All attacks, group by group."""
    return [_read(path) for group in GROUPS for path in sorted((CORPUS / group).glob("*.py"))]


def submission(attack: Attack, planted: dict[str, object]) -> str:
    """The text that is handed in: what every attack may know, and the attack."""
    prelude = (CORPUS / "prelude.py").read_text(encoding="utf-8")
    return f"PLANTED = {planted!r}\n\n{prelude}\n\n{attack.text}"


def _read(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    document = ast.get_docstring(ast.parse(text))
    assert document, f"{path.name} does not say what it tries"
    tries, _, rest = document.partition("\n")
    fields = dict(line.split(": ", 1) for line in rest.split("\n") if line)
    assert set(fields) <= KEYS, f"{path.name}: {fields}"
    attack = Attack(
        group=path.parent.name,
        name=path.stem,
        tries=tries,
        target=fields.get("target", "shifted"),
        outcomes=tuple(fields["outcome"].split(" or ")),
        without=fields["without"],
        layers=tuple(fields["layer"].split(", ")) if "layer" in fields else (),
        trace=fields.get("trace", ""),
        beside=fields.get("beside", ""),
        text=text,
    )
    assert attack.without in DEFENCES, path.name
    return attack
