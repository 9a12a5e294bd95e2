"""What the worker lets itself do is what its children do, and leaves nothing behind."""

import linecache
import subprocess
import sys
import warnings

import numpy as np
import pytest

from autograder.isolation import rehearsal
from autograder.isolation.protocol import Cell
from autograder.isolation.session import InProcess, Session


def answer(code, *arguments):
    session = Session(InProcess(5))
    session.load([Cell("rehearsal", code)], ["step"], 0)
    assert session.remarks == []
    return session.call("step", *arguments)


def test_the_code_for_numpy_runs():
    result, cost = answer(rehearsal.NUMPY, np.ones((4, 1)), np.ones((4, 3)), np.ones((1, 3)))
    assert result["w"].shape == (4, 1)
    assert cost > 0


def test_the_code_for_torch_runs():
    torch = pytest.importorskip("torch")
    result, right = answer(rehearsal.TORCH, torch.ones(5, 4), torch.ones(5, dtype=torch.int64))
    assert result["logits"].shape == (5, 2)
    assert right in (0.0, 1.0)


def test_nothing_is_left_behind():
    outside = sys.stdout, sys.stderr, list(warnings.filters)
    rehearsal.rehearse(["numpy"])
    assert (sys.stdout, sys.stderr, list(warnings.filters)) == outside
    assert rehearsal.LABEL not in linecache.cache


FASTER = """
import dis
from autograder.isolation.rehearsal import rehearse
from autograder.isolation.warm import warm_up

warm_up(["numpy"])
rehearse(["numpy"])
from autograder.isolation.calls import Desk
for function in (Desk.answer, Desk._answer, Desk._load):
    found = {instruction.opname for instruction in dis.get_instructions(function, adaptive=True)}
    print(any(name.startswith("LOAD_GLOBAL_") for name in found))
"""


def test_python_has_found_its_shorter_ways():
    done = subprocess.run([sys.executable, "-c", FASTER], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 3
