"""The self-test measures: take a layer away, and it says so."""

import os
import subprocess
import sys

import pytest

from autograder.isolation.host import WorkerHost, WorkerNeeds
from autograder.isolation.layers import namespaces
from autograder.isolation.selftest import can_import, measure

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
    monkeypatch.setattr(namespaces, "command", lambda *arguments: None)
    isolation, active = layers_of()
    assert isolation.tier == "B", isolation.layers
    assert not active["namespaces"]


def test_whether_more_can_be_imported_is_measured(monkeypatch, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with WorkerHost(WorkerNeeds()) as host:
        assert can_import(host) or namespaces.bubblewrap() is None
    hidden = f"import sys; sys.path[:] = [{str(closed)!r}]; sys.meta_path[:] = sys.meta_path[-1:]"
    _worker_without(monkeypatch, tmp_path, hidden)
    with WorkerHost(WorkerNeeds(("builtins",))) as host:
        assert not can_import(host)


def _worker_without(monkeypatch, tmp_path, patch):
    """A worker whose start is preceded by `patch`, a line of Python: the layer is truly gone in that process."""
    start = tmp_path / "start.py"
    start.write_text(f"from autograder.isolation import worker\n{patch}\nworker.main()\n")
    monkeypatch.setattr(namespaces, "command", lambda *arguments: [sys.executable, "-I", str(start)])


LAYERS = "from autograder.isolation.layers import"


@pytest.mark.parametrize(
    ("patch", "gone", "tier"),
    [
        (
            "from autograder.isolation.layers import landlock; landlock.version = lambda: 0",
            {"files", "no writing outside"},
            "C",
        ),
        ("import sys; sys.modules['pyseccomp'] = None", {"no new processes", "no other programs"}, "D"),
        ("worker.process.become = lambda uid: None", {"another user"}, "D"),
        ("worker.process.limit = lambda allowance: None", {"memory limit"}, "D"),
    ],
)
def test_a_layer_that_is_taken_away_is_measured_as_absent(monkeypatch, tmp_path, patch, gone, tier):
    _worker_without(monkeypatch, tmp_path, patch)
    isolation, active = layers_of()
    assert isolation.tier == tier, isolation.layers
    assert not any(active[name] for name in gone), isolation.layers


PLACES = [("as_container.py", "B", "ABSENT"), ("as_user.py", "A", "ACTIVE")]
APART = ("secrets", "files", "no network", "no new processes", "no other programs", "signals", "memory of others")


@pytest.mark.parametrize(("wrapper", "tier", "namespaces_are"), PLACES)
def test_in_a_container_and_as_an_ordinary_user(root, wrapper, tier, namespaces_are):
    """Nothing is pretended: capabilities are dropped and calls denied as Docker does, or root is given up for good."""
    pytest.importorskip("pyseccomp")
    doctor = "import sys; from autograder.cli import main; sys.argv = ['course', 'doctor']; main()"
    command = [sys.executable, str(root / "tests" / "attacks" / wrapper), sys.executable, "-c", doctor]
    if wrapper == "as_user.py":
        command = ["unshare", "--mount", "--propagation", "private", *command]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    if wrapper == "as_user.py" and "bubblewrap can't make them here" in done.stdout:
        pytest.skip("no user namespaces on this machine")
    assert f"Tier {tier}" in done.stdout
    lines = {line.split("  ")[0].strip(): line for line in done.stdout.split("\n")}
    assert namespaces_are in lines["namespaces"]
    assert all(" ACTIVE " in line for layer in APART for name, line in lines.items() if name.startswith(layer))
