"""Whatever stops a grading, and whenever: what was finished is kept, nothing is half-written, the rest is graded."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.grading.records import FILE

from . import kills

WAITS = f"import time\ndef shifted(values, note):\n    time.sleep(60)\n{kills.TOTAL}"
needs_mounts = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None, reason="needs root, to mount"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A course, a class of six, and what grading it gives."""
    folder = tmp_path_factory.mktemp("faults")
    root, submissions = kills.lay_out_class(folder, 6)
    run = kills.start(root, submissions, folder / "out")
    said, _ = run.communicate(timeout=120)
    assert run.returncode == 0, said
    return root, submissions, kills.outcome(folder / "out")


def grade(root: Path, submissions: Path, out: Path, *before: str, **environment: str):
    """The command, perhaps behind others, to its end."""
    return subprocess.run(
        [*before, str(kills.COURSE), "grade", "lab", str(submissions), "--out", str(out), "--jobs", "2"],
        cwd=root,
        env={**os.environ, "OMP_NUM_THREADS": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_killed_at_random_moments_it_ends_as_if_it_had_not_been(tmp_path):
    counts = kills.survive(4, tmp_path, students=12, seed=7)
    assert counts.command + counts.judge + counts.worker == 4


@pytest.mark.slow
def test_a_judge_or_a_worker_that_is_killed_costs_nobody_anything(tmp_path):
    counts = kills.survive(5, tmp_path, students=20, weights=(0, 1, 2))
    assert counts.judge + counts.worker == 5


def test_two_at_a_time_do_not_mix(small, tmp_path):
    root, submissions, wanted = small
    runs = [kills.start(root, submissions, tmp_path / "out") for _ in range(2)]
    said = [run.communicate(timeout=120)[0] for run in runs]
    assert sorted(run.returncode for run in runs) in ([0, 0], [0, 2]), said
    for run, text in zip(runs, said, strict=True):
        if run.returncode:
            assert "Another grading writes to" in text.strip().split("\n")[-1]
            assert "Traceback" not in text
    assert kills.outcome(tmp_path / "out") == wanted


def test_a_ctrl_c_keeps_what_is_finished_and_leaves_nothing_running(small, tmp_path):
    """It comes while the second of the class is graded, whose code waits until its time is over."""
    root, submissions = small[0], shutil.copytree(small[1], tmp_path / "class")
    (submissions / "student01.py").write_text(WAITS)
    assert grade(root, submissions, tmp_path / "undisturbed").returncode == 0
    wanted, out = kills.outcome(tmp_path / "undisturbed"), tmp_path / "out"
    run = kills.start(root, submissions, out, jobs=1)
    deadline = time.monotonic() + 60
    while not kills.finished(out) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGSTOP)
    tree, before = kills.below(run.pid), kills.finished(out)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    os.killpg(run.pid, signal.SIGCONT)
    said, _ = run.communicate(timeout=60)
    assert run.returncode == 1, said
    assert "the same command goes on from here" in said
    assert "Traceback" not in said
    kills.all_gone(tree)
    assert 0 < len(kills.finished(out)) < 6
    assert all(path.read_bytes() == content for path, content in before.items())
    done = grade(root, submissions, out)
    assert done.returncode == 0
    assert "kept from before" in done.stdout
    assert kills.outcome(out) == wanted


def test_a_ctrl_c_while_the_judges_start_is_one_line(small, tmp_path):
    root, submissions, wanted = small
    out = tmp_path / "out"
    run = kills.start(root, submissions, out)
    deadline = time.monotonic() + 60
    while not (judges := [pid for pid in kills.below(run.pid) if kills.named(pid, "spawn_main")]):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.2)  # a Python that has only begun to start would end silently
    assert not any(kills.named(pid, "isolation.worker") for pid in kills.below(judges[0]))
    tree = kills.below(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    said, _ = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "Traceback" not in said
    kills.all_gone(tree)
    assert said.strip().endswith("the same command goes on from here.")
    assert grade(root, submissions, out).returncode == 0
    assert kills.outcome(out) == wanted


@needs_mounts
def test_a_full_disk_is_said_and_nothing_is_half_written(small, tmp_path):
    root, submissions, wanted = small
    out, kept = tmp_path / "out", tmp_path / "kept"
    out.mkdir()
    # In mounts of its own: a disk with room for some results only, and a copy of it for the test to see.
    script = f'mount -t tmpfs -o size=64k tmpfs {out} && "$@"; status=$?; cp -a {out} {kept}; exit $status'
    done = grade(root, submissions, out, "unshare", "--mount", "sh", "-c", script, "sh")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "No space left on device" in done.stderr
    assert len(kills.finished(kept)) < 6
    assert not [path for path in kept.rglob(".*") if not path.name.startswith(FILE)]
    again = grade(root, submissions, kept)  # with room enough
    assert again.returncode == 0, again.stderr
    assert kills.outcome(kept) == wanted


@needs_mounts
def test_a_folder_that_can_not_be_written_to_is_refused_in_one_line(small, tmp_path):
    root, submissions, _ = small
    out = tmp_path / "out"
    out.mkdir()
    script = f'mount -t tmpfs -o ro tmpfs {out} && exec "$@"'
    done = grade(root, submissions, out, "unshare", "--mount", "sh", "-c", script, "sh")
    assert done.returncode == 2
    assert "can't be written to" in done.stderr.strip().split("\n")[-1]
    assert "Traceback" not in done.stderr


def test_a_clock_that_is_set_back_changes_nothing(small, tmp_path):
    """Every file seems to come from the future, and the time of day runs backwards while the class is graded."""
    root, submissions, wanted = small
    out = tmp_path / "out"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import time\nbegan, forward = time.time(), time.time\ntime.time = lambda: 2 * began - forward() - 10**8\n"
    )
    first = grade(root, submissions, out, PYTHONPATH=str(tmp_path / "site"))
    assert first.returncode == 0, first.stderr
    assert kills.outcome(out) == wanted
    future = time.time() + 10**8
    for path in [*submissions.iterdir(), *out.rglob("*")]:
        os.utime(path, (future, future))
    (submissions / "student00.py").write_text((submissions / "student00.py").read_text() + "\n# changed\n")
    second = grade(root, submissions, out, PYTHONPATH=str(tmp_path / "site"))
    assert second.returncode == 0, second.stderr
    assert "5 of them kept from before" in second.stdout
    assert "student00" in {path.parent.name for path in kills.finished(out) if path.stat().st_mtime < future - 1000}
