"""What a submission may try: the attacks as data, and the traces by which each is recognised.

Every submission here is the released notebook with an attack in place of answers: the attack runs in a cell of its own,
and again whenever one of the exercises is called. All that it can reach was made by the test, in folders of the test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from classroom import Classroom, cell_id, is_exercise
from nbformat import v4

PREAMBLE = """\
import contextlib
import numpy as np
with contextlib.suppress(ImportError):
    from autograder import check
P = {places!r}
"""
ATTEMPT = """\
def attack():
{attack}

try:
    attack()
except BaseException as problem:
    print("it did not work:", type(problem).__name__, problem)"""
# In place of each answer.
STUB = """\
def {exercise}(*arguments):
    try:
        attack()
    except BaseException:
        pass
    raise NotImplementedError"""
FORGED_YEAR = 1999
MANUAL = 7.25  # points that nobody gave


@dataclass(frozen=True)
class Side:
    """A class that was attacked, after the fact."""

    classroom: Classroom
    assignment: str
    hidden_words: str  # stand in the hidden tests and nowhere else
    canaries: Path  # a folder that everybody on this machine may write to
    config: Path
    heard: set[str]  # what came over the network

    def solved(self, student: str) -> set[str]:
        """The exercises whose tests gave all of their points."""
        with self.classroom.gradebook() as book:
            grades = book.find_submission(self.assignment, student).notebooks[0].grades
            full = {grade.name for grade in grades if grade.auto_score == grade.max_score_gradecell}
        return {name.removeprefix("check_") for name in full if name.startswith("check_")}

    def manual(self, student: str) -> set[float | None]:
        with self.classroom.gradebook() as book:
            return {g.manual_score for g in book.find_submission(self.assignment, student).notebooks[0].grades}

    def year(self, student: str) -> int:
        with self.classroom.gradebook() as book:
            return book.find_submission(self.assignment, student).timestamp.year

    def shown(self, student: str) -> str:
        """All outputs in the graded notebook."""
        [path] = self.classroom.folder("autograded", student, self.assignment).glob("*.ipynb")
        cells = nbformat.read(path, as_version=4).cells
        return json.dumps([cell.outputs for cell in cells if cell.cell_type == "code"], ensure_ascii=False)

    def page(self, student: str) -> str:
        """The feedback that the student gets."""
        [path] = self.classroom.folder("feedback", student, self.assignment).glob("*.html")
        return path.read_text(encoding="utf-8")

    def returned(self, student: str) -> list[bytes]:
        """All files that the student gets."""
        folder = self.classroom.folder("feedback", student, self.assignment)
        return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]

    def graded(self, student: str) -> bool:
        return any(self.classroom.folder("autograded", student, self.assignment).glob("*.ipynb"))


@dataclass(frozen=True)
class Attack:
    student: str
    what: str  # for the table
    worked: Callable[[Side, str], bool]
    code: str = "pass"
    answers: Mapping[str, str] = field(default_factory=dict)  # exercise → what stands there instead of the stub
    files: Mapping[str, str] = field(default_factory=dict)  # beside the notebook
    link: str = ""  # to which of the places a link is handed in
    doubled: str = ""  # a cell that is there twice


def solved_one(side: Side, student: str) -> bool:
    """No answer is right, so all the points of an exercise are a few too many."""
    return bool(side.solved(student))


def showed(words: str | None = None) -> Callable[[Side, str], bool]:
    return lambda side, student: (words or side.hidden_words) in side.shown(student)


def left_a_file(side: Side, student: str) -> bool:
    return (side.canaries / student).exists()


SECRET = "victim@example.org"  # stands in the gradebook
ESSAY = "The essay of somebody else."
# All comparisons are true, whatever is compared.
LIAR = """\
class Liar(float):
    __hash__ = None
    def __eq__(self, other): return True
    __le__ = __ge__ = __lt__ = __gt__ = __eq__
    def __bool__(self): return True

def {exercise}(*arguments):
    return Liar(1)"""
# The real numpy, but for what tests ask it.
NUMPY = """\
import pathlib, sys
here, path = pathlib.Path(__file__).parent, sys.path
sys.path = [place for place in path if pathlib.Path(place or ".").resolve() != here]
del sys.modules["numpy"]
import numpy
sys.path = path
numpy.allclose = numpy.array_equal = lambda *arguments, **keywords: True
"""
# The real launcher, after something else.
LAUNCHER = """\
import contextlib, pathlib, runpy, sys
with contextlib.suppress(OSError):
    pathlib.Path("CANARIES", "kernel").write_text("before the kernel")
here = pathlib.Path(__file__).resolve().parent
sys.path = [place for place in sys.path if pathlib.Path(place or ".").resolve() != here]
runpy.run_module("ipykernel_launcher", run_name="__main__")
"""
HOLDER = """\
import os, sqlite3, sys, time
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
end = time.monotonic() + 60
while time.monotonic() < end and not os.path.exists(sys.argv[2]):
    time.sleep(0.1)
"""

ATTACKS = (
    Attack(
        "book_read",
        "reads the gradebook",
        showed(SECRET),
        """\
import sqlite3
book = sqlite3.connect(f"file:{P['gradebook']}?mode=ro", uri=True)
print(book.execute("select id, email from student").fetchall())""",
    ),
    Attack(
        "book_rewritten",
        "rewrites grades in the gradebook",
        lambda side, student: MANUAL in side.manual(student),
        f"""\
import sqlite3
book = sqlite3.connect(P["gradebook"], timeout=2)
book.execute("update grade set manual_score = {MANUAL} where notebook_id in (select n.id from submitted_notebook n "
    "join submitted_assignment a on n.assignment_id = a.id where a.student_id = 'book_rewritten')")
book.commit()""",
    ),
    Attack(
        "config",
        "appends to `nbgrader_config.py`",
        lambda side, student: "a line of the student" in side.config.read_text(),
        """\
with open(P["config"], "a") as file:
    file.write("# a line of the student\\n")""",
    ),
    Attack(
        "equal",
        "gives back a value whose `__eq__` always says yes",
        solved_one,
        answers={"most_likely": LIAR, "classify_by_rules": LIAR},
    ),
    Attack(
        "hidden_read",
        "reads the hidden tests and shows them in the feedback",
        showed(),
        'print(open(P["hidden"]).read())',
    ),
    Attack(
        "hook",
        "prints each cell, with the hidden tests, from a `pre_run_cell` hook",
        showed(),
        'get_ipython().events.register("pre_run_cell", lambda info: print(info.raw_cell))',
    ),
    Attack(
        "kernel",
        "hands in an `ipykernel_launcher.py`, which runs instead of the kernel",
        left_a_file,
        files={"ipykernel_launcher.py": LAUNCHER},
    ),
    Attack(
        "link",
        "hands in a link to the gradebook, which comes back with the feedback",
        lambda side, student: any(SECRET.encode() in data for data in side.returned(student)),
        link="gradebook",
    ),
    Attack(
        "masters",
        "runs the reference answers from the instructor's files",
        solved_one,
        """\
import json
for cell in json.load(open(P["source"]))["cells"]:
    if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
        exec("".join(cell["source"]), globals())""",
        answers={name: "attack()" for name in ("to_vector", "classify_by_rules", "softmax", "most_likely")},
    ),
    Attack(
        "nan",
        "has a formatter show `nan` as the result of a cell with partial credit",
        lambda side, student: "softmax" in side.solved(student),
        """\
formatter = get_ipython().display_formatter.formatters["text/plain"]
formatter.for_type(float, lambda value, printer, cycle: printer.text("nan"))""",
    ),
    Attack(
        "network",
        "sends what it finds over the network",
        lambda side, student: student in side.heard,
        """\
import socket
with socket.create_connection(("127.0.0.1", P["port"]), timeout=3) as line:
    line.sendall(b"network")""",
    ),
    Attack(
        "numpy",
        "hands in a `numpy.py` that finds everything close to everything",
        solved_one,
        answers={"to_vector": "def to_vector(image):\n    return image"},
        files={"numpy.py": NUMPY},
    ),
    Attack(
        "other",
        "reads what another student handed in",
        showed(ESSAY),
        'print(open(P["other"]).read())',
    ),
    Attack(
        "outside",
        "writes files outside of its folder",
        left_a_file,
        """\
with open(P["canaries"] + "/outside", "w") as file:
    file.write("here")""",
    ),
    Attack(
        "script",
        "shows HTML with a `<script>` for whoever reads the feedback",
        lambda side, student: "<script>document.title='canary'" in side.page(student),
        """\
from IPython.display import HTML, display
display(HTML("<script>document.title='canary'</script>"))""",
    ),
    Attack(
        "timestamp",
        "forges `timestamp.txt`",
        lambda side, student: side.year(student) == FORGED_YEAR,
        files={"timestamp.txt": f"{FORGED_YEAR}-01-01 00:00:00 UTC"},
    ),
    Attack(
        "transformer",
        "has an input transformer empty the test cells",
        solved_one,
        """\
def emptied(lines):
    return ["pass\\n"] if any("assert" in line or "check(" in line for line in lines) else lines
get_ipython().input_transformers_cleanup.append(emptied)""",
    ),
    Attack(
        "x_doubled",
        "copies a test cell: the batch ends there",
        lambda side, student: not side.graded("x_next"),
        doubled="check_softmax",
    ),
    Attack(
        "y_locks",
        "holds the lock of the gradebook: the batch ends there",
        lambda side, student: not side.graded(student),
        f"""\
import subprocess, sys
holder = subprocess.Popen([sys.executable, "-c", {HOLDER!r}, P["gradebook"], P["stop"]],
    stdout=subprocess.PIPE, start_new_session=True)
holder.stdout.readline()""",
    ),
)
VICTIM, NEXT = "victim", "x_next"


def attacked(attack: Attack, places: Mapping[str, Any]) -> Callable[[Any], None]:
    """What turns a released notebook into the submission."""

    def change(notebook: Any) -> None:
        lines = "\n".join(f"    {line}" for line in attack.code.split("\n"))
        sources = [PREAMBLE.format(places=dict(places)), ATTEMPT.replace("{attack}", lines)]
        cells = [cell for cell in notebook.cells if cell_id(cell)]
        for cell in cells:
            if is_exercise(cell):
                cell.source = attack.answers.get(cell_id(cell), STUB).format(exercise=cell_id(cell))
        doubled = [cell for cell in cells if cell_id(cell) == attack.doubled]
        notebook.cells = [*map(v4.new_code_cell, sources), *cells, *(copied(cell) for cell in doubled)]

    return change


def copied(cell: Any) -> Any:
    return v4.new_code_cell(cell.source, metadata=cell.metadata)
