"""The gradebook on a real PostgreSQL server, which the test starts for itself."""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom
from nbgrader.api import Gradebook

ASSIGNMENT = "a0_pixels"
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PROGRAMS, reason="PostgreSQL is not installed (apt-get install postgresql)"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of one's own, reachable through a socket in its folder only: its address as SQLAlchemy writes it."""
    pytest.importorskip("psycopg2")
    as_user = {"user": "postgres"} if os.geteuid() == 0 else {}  # it refuses to run as root
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if as_user:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)

        def run(program: str, *arguments: str) -> None:
            command = [PROGRAMS[-1] / program, *arguments]
            # Not captured: the server inherits the output and would keep a pipe open.
            with (folder.parent / f"{folder.name}.log").open("a+") as log:
                done = subprocess.run(command, stdout=log, stderr=log, cwd="/", timeout=120, **as_user)
                log.seek(0)
                assert done.returncode == 0, log.read()

        data = str(folder / "data")
        try:
            run("initdb", "-D", data, "-U", "course", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
            options = f"-k {folder} -c listen_addresses='' -c fsync=off"
            run("pg_ctl", "-D", data, "-w", "-t", "100", "-o", options, "start")
            yield f"postgresql+psycopg2://course@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
            (folder.parent / f"{folder.name}.log").unlink()


def test_a_class_is_graded_and_exported_with_the_gradebook_on_a_server(classroom: Classroom, server: str):
    config = classroom.root / "course_config.py"
    config.write_text(config.read_text().replace("course = Course(", f"course = Course(\n    gradebook={server!r},", 1))
    classroom.nbgrader("generate_assignment", ASSIGNMENT, "--create")
    classroom.hand_in("right", ASSIGNMENT)
    classroom.hand_in("stub", ASSIGNMENT, without_answers)
    classroom.nbgrader("autograde", ASSIGNMENT)
    with Gradebook(server) as book:
        grade = book.find_grade("written_rules", "pixels", ASSIGNMENT, "right")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        book.db.commit()
    classroom.nbgrader("autograde", ASSIGNMENT, "--student", "right", "--force")
    classroom.nbgrader("generate_feedback", ASSIGNMENT)
    classroom.nbgrader("export", "--to", "grades.csv")
    with Gradebook(server) as book:
        assert book.find_submission(ASSIGNMENT, "stub").score == 0
        right = book.find_submission(ASSIGNMENT, "right")
        full = sum(g.max_score_gradecell for g in right.notebooks[0].grades if g.name.startswith("check_"))
        assert right.score == full + 2
    assert not (classroom.root / classroom.home / "gradebook.db").exists()
    assert len((classroom.root / "grades.csv").read_text().splitlines()) > 2
    assert (classroom.folder("feedback", "right", ASSIGNMENT) / "pixels.html").is_file()


def without_answers(notebook) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith("def "):
            cell.source = f"{cell.source.partition(':')[0]}:\n    raise NotImplementedError"
