"""Each attack with the real commands: it works on a course with nbgrader's stock settings, and it fails on this one.

`make attacks-nbgrader` prints the table.
"""

from __future__ import annotations

import contextlib
import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom
from stock import HIDDEN_WORDS, make_stock
from stock_attacks import ATTACKS, ESSAY, NEXT, SECRET, VICTIM, Side, attacked

# Minutes, so CI runs it after `make test`; together, since all of them share two courses.
pytestmark = [pytest.mark.thorough, pytest.mark.xdist_group("stock")]

ASSIGNMENT = "a0_pixels"
ROOT = Path(__file__).resolve().parents[3]
READ = {"link", "script"}  # those whose feedback is looked at
NOT_THE_OTHERS = f"--CourseDirectory.student_id_exclude={','.join({a.student for a in ATTACKS} - READ)},{VICTIM},{NEXT}"
each = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.student)


@contextlib.contextmanager
def listener() -> Iterator[tuple[int, set[str]]]:
    """A port on this machine, and what was said to it."""
    heard: set[str] = set()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    line, _ = server.accept()
                    with line:
                        line.settimeout(5)
                        heard.add(line.recv(100).decode(errors="replace"))

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that everybody on this machine may write to: what keeps students out is not the file modes."""
    with tempfile.TemporaryDirectory(prefix="canaries-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def essay(notebook) -> None:
    next(cell for cell in notebook.cells if cell.cell_type == "markdown").source = ESSAY


@contextlib.contextmanager
def attacked_class(classroom: Classroom, hidden: Path, hidden_words: str) -> Iterator[tuple[Side, Path]]:
    """Everything handed in: the attackers, one who is read, and one who comes after the doubled cell.

    Yields the class, and the path of the file that lets go of the gradebook's lock.
    """
    classroom.nbgrader("generate_assignment", ASSIGNMENT, "--create")
    with classroom.gradebook() as book:
        book.update_or_create_student(VICTIM, email=SECRET)
    with listener() as (port, heard), open_folder() as canaries:
        other = classroom.hand_in(VICTIM, ASSIGNMENT, essay)
        classroom.hand_in(NEXT, ASSIGNMENT)
        home = classroom.root / classroom.home
        places = {
            "gradebook": str(home / "gradebook.db"),
            "config": str(classroom.root / "nbgrader_config.py"),
            "source": str(classroom.source(ASSIGNMENT)),
            "hidden": str(hidden),
            "other": str(other),
            "canaries": str(canaries),
            "port": port,
            "stop": str(canaries / "stop"),
        }
        for attack in ATTACKS:
            path = classroom.hand_in(attack.student, ASSIGNMENT, attacked(attack, places))
            if attack.link:
                (path.parent / "notes.txt").symlink_to(places[attack.link])
            for name, text in attack.files.items():
                (path.parent / name).write_text(text.replace("CANARIES", str(canaries)))
        side = Side(classroom, ASSIGNMENT, hidden_words, canaries, Path(places["config"]), heard)
        try:
            yield side, canaries / "stop"
        finally:
            (canaries / "stop").touch()


@pytest.fixture(scope="module")
def stock(classroom: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Side]:
    course = make_stock(tmp_path_factory.mktemp("stock"), classroom.source(ASSIGNMENT), ASSIGNMENT)
    with attacked_class(course, course.source(ASSIGNMENT), HIDDEN_WORDS) as (side, stop):
        assert course.run("nbgrader", "autograde", ASSIGNMENT).returncode != 0, "a doubled cell ends the batch"
        assert course.run("nbgrader", "autograde", ASSIGNMENT, "--student", "y_locks").returncode != 0
        stop.touch()
        time.sleep(1)  # until the lock is let go
        course.nbgrader("generate_feedback", ASSIGNMENT, NOT_THE_OTHERS)
        yield side


@pytest.fixture(scope="module")
def ours(classroom: Classroom) -> Iterator[Side]:
    checks = classroom.root / "solutions" / ASSIGNMENT / "test_pixels.py"
    found = re.search(r"mark\.hidden.*?def (test_\w+)", checks.read_text(), re.DOTALL)
    assert found is not None
    with attacked_class(classroom, checks, found[1]) as (side, _):
        classroom.nbgrader("autograde", ASSIGNMENT)
        classroom.nbgrader("generate_feedback", ASSIGNMENT, NOT_THE_OTHERS)
        yield side


@each
def test_it_works_with_stock_settings(stock, attack):
    assert attack.worked(stock, attack.student)


@each
def test_it_fails_here(ours, attack):
    assert not attack.worked(ours, attack.student)


def test_those_who_did_not_attack_have_all_that_they_deserve(ours):
    for student in (VICTIM, NEXT):
        assert len(ours.solved(student)) == 4 and ours.manual(student) == {None}


def test_the_table(stock, ours):
    """For `make attacks-nbgrader`, and for the instructor's page."""
    from rich.console import Console
    from rich.table import Table

    table = Table("a submission that …", "stock nbgrader", "this course")
    words = {True: "succeeds", False: "fails"}
    for attack in ATTACKS:
        table.add_row(attack.what, *(words[attack.worked(side, attack.student)] for side in (stock, ours)))
    Console(width=120).print(table)
    page = (ROOT / "docs" / "nbgrader.md").read_text(encoding="utf-8")
    assert [attack.what for attack in ATTACKS if f"| {attack.what} | succeeds | fails |" not in page] == []
