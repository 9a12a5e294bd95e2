"""Who may import whom: the rooms of the engine, and the way of the data through them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[1] / "autograder"
ROOMS = sorted(path.name for path in ENGINE.iterdir() if (path / "__init__.py").is_file())
SHARED = {"result", "problem", "atomic", "machine", "torchvision_ready"}  # the language that all rooms speak
# room -> the rooms that it may import. `cli` and `platforms` see everything.
ALLOWED = {
    "course": set(),
    "authoring": {"course"},
    "datasets": set(),
    "intake": {"isolation"},  # for the one type that a piece of code has on the wire
    "isolation": set(),
    "reporting": set(),
    "checking": {"isolation", "datasets", "intake"},
    "grading": {"course", "datasets", "checking", "isolation", "intake", "reporting"},
    "audit": {"course", "authoring"},  # which lines of a master are answers
    "demo": {"course"},
    "similarity": {"intake", "reporting"},  # for the form in which the report shows a pair
    "platforms": set(ROOMS),
    "cli": set(ROOMS),
}


def imported(path: Path) -> set[str]:
    """The rooms and shared modules that a file imports, also inside functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "autograder":
                names |= {alias.name for alias in node.names}
            elif node.module.startswith("autograder."):
                names.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("autograder.")}
    return names


def test_every_room_has_its_rule():
    assert set(ROOMS) == set(ALLOWED)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room):
    for path in (ENGINE / room).rglob("*.py"):
        strangers = imported(path) - ALLOWED[room] - SHARED - {room}
        assert not strangers, f"{path.relative_to(ENGINE)} imports {strangers}"


def test_checks_reach_student_code_through_one_interface():
    """What a check needs of isolation is a session; processes and layers are not its business."""
    for path in (ENGINE / "checking").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder.isolation"):
                assert node.module in {"autograder.isolation.session", "autograder.isolation.protocol"}, path.name


def test_the_engine_knows_no_assignment():
    for path in ENGINE.rglob("*.py"):
        code = ast.parse(path.read_text(encoding="utf-8"))
        texts = [n.value for n in ast.walk(code) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        documents = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(code)
            if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        used = [text for text in texts if text not in documents]
        assert not [text for text in used if "a1_logistic" in text], path
