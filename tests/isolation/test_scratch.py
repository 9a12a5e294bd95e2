"""A scratch folder is counted in full, and goes away whatever lies in it."""

import os
from pathlib import Path

import pytest

from autograder.isolation import scratch
from autograder.isolation.host import WorkerHost, WorkerNeeds
from autograder.isolation.protocol import Cell
from autograder.isolation.session import Session, Stopped
from autograder.result import Outcome


def nested(folder: Path, depth: int) -> None:
    """Folders in folders, made one by one: no path is that long."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("deep", dir_fd=here)
        inside = os.open("deep", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inside
    os.close(here)


def test_what_a_check_may_need_is_not_too_much(tmp_path):
    nested(tmp_path, 10)
    for number in range(1000):
        (tmp_path / f"{number}.txt").touch()
    assert not scratch.too_much(tmp_path)


def test_many_files_many_bytes_and_deep_folders_are(tmp_path, monkeypatch):
    monkeypatch.setattr(scratch, "MAX_FILES", 100)
    monkeypatch.setattr(scratch, "SCRATCH_BYTES", 2**20)
    for name in ("files", "bytes", "deep"):
        (tmp_path / name).mkdir()
    for number in range(101):
        (tmp_path / "files" / str(number)).touch()
    for number in range(3):
        (tmp_path / "bytes" / str(number)).write_bytes(bytes(2**19))
    nested(tmp_path / "deep", 60)
    assert all(scratch.too_much(tmp_path / name) for name in ("files", "bytes", "deep"))


def test_a_folder_goes_away_whatever_lies_in_it(tmp_path):
    folder = tmp_path / "scratch"
    closed = folder / "closed"
    closed.mkdir(parents=True)
    (closed / "file").touch()
    nested(folder, 1200)
    (folder / "link").symlink_to(tmp_path)
    closed.chmod(0)
    folder.chmod(0o500)
    scratch.remove(folder)
    assert list(tmp_path.iterdir()) == []


def test_a_child_that_fills_its_folder_is_ended_while_it_does():
    code = "import time\ndef fill():\n    for n in range(9000): open(f'{n}', 'w').close()\n    time.sleep(30)"
    with WorkerHost(WorkerNeeds()) as host:
        session = Session(host.connect(20))
        session.load([Cell("fill.py", code)], ["fill"], seed=1)
        with pytest.raises(Stopped) as stopped:
            session.call("fill")
        assert stopped.value.outcome is Outcome.crash
        assert session.seconds < 15
        session.close()
