from __future__ import annotations

import ast
from pathlib import Path

import autograder.reporting

ROOM = Path(autograder.reporting.__file__).parent


def test_the_room_imports_no_other_room() -> None:
    imported = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module)
            elif isinstance(node, ast.Import):
                imported.update(alias.name for alias in node.names)
    ours = {name for name in imported if name.split(".")[0] == "autograder"}
    assert "autograder.result" in ours
    assert {name for name in ours if not name.startswith("autograder.reporting")} == {"autograder.result"}
