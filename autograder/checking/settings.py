"""What the checks of one assignment need to know besides the submission."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """The instructor's choices that reach the checks. At a student's desk the defaults do."""

    seed: str = "1"
    seconds: float = 10.0  # wall-clock limit of a check without a timeout marker
    points: Mapping[str, int] = field(default_factory=dict)
    dataset: str | None = None  # None: whatever is on this machine
    thresholds: Mapping[str, float] = field(default_factory=dict)
    patience: float = 1.0  # every time limit is so many times longer: on a machine that gives half a processor
    calibrating: bool = False  # only measure: a threshold that is not set yet is 0
    device: str = "cpu"  # where measurements train models: "cpu" or "cuda"
    reference: Path | None = None  # the master with the answers; None at a student's desk

    def random_seed(self, submission: str, check: str) -> int:
        """The seed of one check's inputs for one submission."""
        text = "\0".join((self.seed, submission, check))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
