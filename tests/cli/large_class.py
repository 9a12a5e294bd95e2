"""A made-up class of any size, from the known examples: what most people write, common and rare mistakes, half-finished
work, files that can't be read, and a pair whose code is the same but for the names.

    python tests/cli/large_class.py a1_logistic 200 FOLDER
"""

from __future__ import annotations

import ast
import random
import sys
from pathlib import Path

from autograder import authoring
from autograder.audit.examples import Example, read_examples
from autograder.course import Assignment, load_course
from autograder.demo import Student, write_class

FIRST = ("ada", "ben", "chen", "dora", "emil", "fatma", "gus", "hana", "ines", "jon")
SECOND = ("kim", "lea", "mats", "nina", "otto", "pia", "quinn", "rosa", "sam", "tara")
LAST = ("abel", "bauer", "costa", "diaz", "eriksen", "fischer", "gupta", "haddad", "ito", "jansen")
ENDLESS = "loops_for_ever"


def students_of(root: Path, assignment: Assignment, size: int, seed: int = 1) -> list[Student]:
    """The class; the same for the same seed. The two named last wrote the same in other words."""
    rng = random.Random(seed)
    folder = root / "solutions" / assignment.id / "examples"
    examples = read_examples(folder, assignment.exercises)
    names = [f"{first}.{last}" for last in LAST for first in (*FIRST, *SECOND)][: size - 2]
    students = [_student(name, assignment, examples, rng) for name in names]
    longest = max((e for e in examples if e.kind == "right"), key=lambda example: len(example.code))
    original = {longest.exercise: longest.code}
    copy = {longest.exercise: disguised(longest.code)}
    return [
        *students,
        Student("zoe.original", "an unusual way", code=original),
        Student("zoe.renamed", "the same with other names", code=copy),
    ]


def _student(name: str, assignment: Assignment, examples: list[Example], rng: random.Random) -> Student:
    hands_in = rng.choice(["notebook", "notebook", "module"])
    able = rng.betavariate(3, 1.6)  # how likely each exercise is right
    chosen = {}
    for exercise in assignment.exercises:
        if rng.random() > able:
            chosen[exercise] = _skewed([e for e in examples if e.exercise == exercise and e.kind == "wrong"], rng)
        elif rng.random() < 0.25:
            chosen[exercise] = _skewed([e for e in examples if e.exercise == exercise and e.kind == "right"], rng)
    written, keep = None, 1.0
    fate = rng.random()
    if fate < 0.12:
        written = list(assignment.exercises[: rng.randrange(len(assignment.exercises))])
        chosen = {exercise: example for exercise, example in chosen.items() if exercise in written}
    elif fate < 0.14:
        hands_in, keep = "notebook", 0.5
    elif fate < 0.16:
        endless = [e for e in examples if e.name.endswith(ENDLESS)]
        chosen |= {e.exercise: e for e in endless[:1]}
    kinds = [f"{example.kind}/{example.name}" for example in chosen.values()]
    return Student(name, "", hands_in=hands_in, written=written, examples=kinds, keep=keep)


def _skewed(examples: list[Example], rng: random.Random) -> Example:
    """A few of them are common, most are rare, as mistakes are."""
    return examples[min(int(rng.expovariate(1 / (len(examples) / 4))), len(examples) - 1)]


def disguised(code: str) -> str:
    """The same code, laid out anew and with other names for all that it assigns."""
    tree = ast.parse(code)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    assigned = sorted({node.id for node in names if isinstance(node.ctx, ast.Store)})
    for node in names:
        if node.id in assigned:
            node.id = f"mine_{assigned.index(node.id)}"
    return ast.unparse(tree)


def write_large_class(root: Path, id: str, size: int, into: Path, seed: int = 1) -> list[Student]:
    """Write the submissions, one sub-folder for each student, in a course that is in `root`."""
    course = load_course(root)
    assignment = course.assignment(id)
    authoring.build(root, course, [id])
    students = students_of(root, assignment, size, seed)
    write_class(root, assignment, students, into)
    return students


if __name__ == "__main__":
    write_large_class(Path(__file__).resolve().parents[2], sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
