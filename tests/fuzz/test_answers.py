"""Every check of every assignment, asked to judge what no honest function returns: it never falls over.

Every check has a result, whatever comes, and of a hidden one nothing is shown that the submission chose.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.checking.run import CheckRun, run_checks
from autograder.checking.submission import Submission
from autograder.course import load_course
from autograder.grading.job import make_job
from autograder.isolation.protocol import Cell, Load, Reply, decode_request, encode_reply
from autograder.isolation.values import ArrayNode, Encoder, MappingNode, Opaque, SequenceNode
from autograder.reporting.shown import shown_checks
from autograder.result import Outcome

WORD = "QXZWORD"
DIGITS = "90817263"
NUMBER = float("9.0817263")
TEXTS = ("", WORD, "1", "L", "cuda:0", "cpu", "x" * 5000)
NUMBERS = (0, 1, -1, 2**62, True, NUMBER, 1e308, float("nan"), float("inf"), 0.5)
SHAPES = ((), (1,), (3,), (0,), (1, 1), (3, 1), (1, 5), (2, 3), (0, int(DIGITS)), (2,) * 8)
DTYPES = ("<f8", "<f4", "<f2", "<i8", "|u1", "|b1", "<c16")


@dataclass
class Hostile:
    """A transport whose every answer has the same value, in a correct frame."""

    value: Any
    changes: bool = False
    names: list[str] = field(default_factory=list)

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]:
        request = decode_request(header)
        if isinstance(request, Load):
            return encode_reply(Reply(request.nonce, "ok")), memoryview(b"")
        encoder = Encoder()
        node = _node(self.value, encoder)
        changed = {}
        if self.changes:
            places = [str(place) for place in range(len(request.arguments))] + list(request.keywords)
            array = encoder.encode(np.full((2, 2), NUMBER))
            changed = dict.fromkeys(places, array)
        return encode_reply(Reply(request.nonce, "ok", node, changed)), memoryview(b"".join(encoder.body))

    def cause_of_death(self) -> Outcome:
        return Outcome.crash

    def close(self) -> None:
        """Nothing to end."""


def _node(value: Any, encoder: Encoder) -> Any:
    """As the encoder, but a node stands for itself, and every array says that it is a tensor if it is one of those."""
    if isinstance(value, Opaque | ArrayNode):
        return value
    if isinstance(value, Tensor):
        node = encoder.encode(value.array)
        return msgspec.structs.replace(node, tensor=True) if isinstance(node, ArrayNode) else node
    if isinstance(value, list | tuple):
        return SequenceNode("list" if isinstance(value, list) else "tuple", [_node(item, encoder) for item in value])
    if isinstance(value, dict):
        return MappingNode(list(value), [_node(item, encoder) for item in value.values()])
    return encoder.encode(value)


@dataclass(frozen=True)
class Tensor:
    array: np.ndarray


def arrays() -> list[np.ndarray]:
    found = []
    for place, shape in enumerate(SHAPES):
        dtype = DTYPES[place % len(DTYPES)]
        found.append(np.full(shape, 1, dtype=dtype))
    found += [np.full((3, 1), NUMBER), np.array([NUMBER] * 3), np.array([[np.nan, np.inf]]), np.array(np.nan)]
    return found


def deep(value: Any, levels: int) -> Any:
    for _ in range(levels):
        value = [value]
    return value


def hostile_values(names: list[str]) -> list[Any]:
    """Alone, in pairs, and under every name that the checks ask for."""
    single = [None, *TEXTS, *NUMBERS, *arrays(), *(Tensor(array) for array in arrays()), Opaque("function")]
    single += [Opaque(f"x{WORD}"), [], (), {}, deep(1.0, 14), [[1], [2, 3]], [WORD] * 3, [NUMBER] * 500, {WORD: NUMBER}]
    single += [[None, None], [float("nan")] * 3, [np.zeros(2), 3], {1: 2, None: 3, 0.5: 5}]
    some = [
        None,
        NUMBER,
        np.full((3, 1), NUMBER),
        Tensor(np.full((2, 3), NUMBER)),
        [NUMBER] * 3,
        WORD,
        Opaque(f"x{WORD}"),
    ]
    pairs = [(a, b) for a in some for b in (NUMBER, [1.0, float("nan")], {WORD: WORD})]
    return [
        *single,
        *pairs,
        *(dict.fromkeys(names, value) for value in some),
        *((dict.fromkeys(names, v), v) for v in some),
    ]


@pytest.mark.parametrize("id", ["a0_pixels", "a1_logistic", *(
    pytest.param(id, marks=pytest.mark.slow) for id in ("a2_tensors", "a3_cats", "a4_digits", "a5_convnet")
)])  # fmt: skip
def test_no_value_makes_a_check_fall_over_or_tell(id, root):
    if id > "a2":
        pytest.importorskip("torch")
    job = make_job(root, load_course(root), id)
    text = job.checks.read_text(encoding="utf-8")
    names = sorted(set(re.findall(r'"([A-Za-z_]\w{0,30})"', text)))[:60]
    values = hostile_values(names)
    submissions = [
        Submission(str(number), [Cell("x.py", str(number))], lambda seconds, v=value, c=number % 3 == 0: Hostile(v, c))
        for number, value in enumerate(values)
    ]
    told, broken, judged = [], {}, []

    def look(checked):
        judged.append(len(checked.results))
        assert not any(check.score for check in checked.results if check.check in checked.broken)
        value = values[int(checked.submission.name)]
        for line in checked.broken.items():
            broken.setdefault(line, repr(value)[:200])
        for check in shown_checks([result for result in checked.results if result.hidden]):
            said = " ".join((check.finding.problem, check.finding.mistake)) if check.finding else ""
            if WORD in said or DIGITS in re.sub(rf"[{re.escape(string.punctuation)} ]", "", said):
                told.append((check.check, said, repr(value)[:100]))

    run = CheckRun(job.settings, submissions, look)
    run_checks(job.checks, run)
    assert judged == [len(run.catalogue)] * len(values)
    assert told == []
    # From a2 on a check measures in the worker, and what such a measurement gives back has a form that only a forger
    # would change: falling over it then costs the forger the points of that check, and nobody anything else.
    if id < "a2":
        assert broken == {}
