"""The self-test measures: take a layer away, and it says so."""

import os
import sys

import pytest

from autograder.isolation.host import WorkerHost, WorkerNeeds
from autograder.isolation.layers import namespaces
from autograder.isolation.selftest import measure

pytestmark = [
    pytest.mark.root,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root on Linux"),
]


def layers_of(needs=None):
    with WorkerHost(needs or WorkerNeeds()) as host:
        isolation = measure(host)
    return isolation, {layer.name: layer.active for layer in isolation.layers}


def test_as_root_with_bubblewrap_every_layer_is_active():
    if namespaces.bubblewrap() is None:
        pytest.skip("bubblewrap is not installed")
    isolation, active = layers_of()
    assert isolation.tier == "A", isolation.layers
    assert all(active.values())


def test_without_namespaces_it_is_tier_b(monkeypatch):
    monkeypatch.setattr(namespaces, "command", lambda inner, devices=(): None)
    isolation, active = layers_of()
    assert isolation.tier == "B", isolation.layers
    assert not active["namespaces"]


def _worker_without(monkeypatch, tmp_path, patch):
    """A worker whose start is preceded by `patch`, a line of Python: the layer is truly gone in that process."""
    start = tmp_path / "start.py"
    start.write_text(f"from autograder.isolation import worker\n{patch}\nworker.main()\n")
    monkeypatch.setattr(namespaces, "command", lambda inner, devices=(): [sys.executable, "-I", str(start)])


@pytest.mark.parametrize(
    ("patch", "gone", "tier"),
    [
        ("worker.landlock_version = 0", {"files", "no writing outside"}, "C"),
        ("worker._seccomp_rules = lambda: None", {"no new processes", "no other programs"}, "D"),
        ("worker.process.become = lambda uid: None", {"another user"}, "D"),
        ("worker.process.limit = lambda allowance: None", {"memory limit"}, "D"),
    ],
)
def test_a_layer_that_is_taken_away_is_measured_as_absent(monkeypatch, tmp_path, patch, gone, tier):
    _worker_without(monkeypatch, tmp_path, patch)
    isolation, active = layers_of()
    assert isolation.tier == tier, isolation.layers
    assert not any(active[name] for name in gone), isolation.layers
