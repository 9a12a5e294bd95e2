"""The same targets, bounded: mutations of good inputs, anything that hypothesis thinks of, and all that was found."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import targets

ROOT = Path(__file__).resolve().parents[2]
FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))
MUTATIONS = {"frame": 1500, "answer": 3000, "notebook": 200, "module": 400, "archive": 250, "results": 800}


@pytest.fixture(autouse=True)
def nonces(monkeypatch):
    """The targets fix the nonce, for which no other test asks."""
    monkeypatch.setattr(targets.sessions, "_nonce", targets.sessions._nonce)


@pytest.mark.parametrize("name", targets.TARGETS)
def test_good_inputs_and_small_changes_of_them(name):
    chance = random.Random(name)
    seeds = targets.seeds(name)
    for seed in seeds:
        targets.TARGETS[name](seed)
    for _ in range(MUTATIONS[name]):
        targets.TARGETS[name](targets.mutate(chance.choice(seeds), chance))


@pytest.mark.parametrize("name", targets.TARGETS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes(name, data):
    targets.TARGETS[name](data)


def test_a_good_answer_reaches_the_comparisons(monkeypatch):
    """Else the fuzzer would run in place."""
    seen = []
    monkeypatch.setattr(targets, "judge", seen.append)
    for data in targets.seeds("answer"):
        targets.answer(data)
    assert len(seen) == len(targets.VALUES)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_is_mended(path):
    targets.TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["frame", "answer", "notebook", "archive"])
def test_a_short_run_under_the_fuzzer(name):
    pytest.importorskip("atheris", reason="atheris is not installed: pip install -e '.[fuzz]'")
    arguments = [sys.executable, "-m", "tests.fuzz", name, "--seconds", "10"]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
