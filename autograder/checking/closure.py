"""What each check of a file depends on in that file: its own text, and that of all it uses from the top level."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path


def closures(checks: Path) -> dict[str, str]:
    """test function → a digest that changes when the check could. Raises OSError and SyntaxError."""
    text = checks.read_text(encoding="utf-8")
    lines = text.split("\n")
    defines: dict[str, list[ast.stmt]] = {}
    always: list[ast.stmt] = []  # what acts on all checks: it binds no name, or pytest finds it without being asked
    for node in ast.parse(text).body:
        names = set(_bound(node))
        for name in names:
            defines.setdefault(name, []).append(node)
        if (not names and not _is_text(node)) or "pytestmark" in names or _is_automatic(node):
            always.append(node)
    return {
        name: _digest(lines, _used(node, defines, always))
        for name, [node, *_] in defines.items()
        if name.startswith("test_") and isinstance(node, ast.FunctionDef)
    }


def _used(start: ast.stmt, defines: dict[str, list[ast.stmt]], always: list[ast.stmt]) -> set[ast.stmt]:
    found, waiting = set(), [start, *always]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [other for name in _read(node) for other in defines.get(name, ())]
    return found


def _digest(lines: list[str], nodes: set[ast.stmt]) -> str:
    parts = []
    for node in sorted(nodes, key=lambda node: node.lineno):
        start = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
        parts.append("\n".join(lines[start - 1 : node.end_lineno]))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _is_automatic(node: ast.stmt) -> bool:
    """A fixture with `autouse`, which no check has to name."""
    decorators = getattr(node, "decorator_list", [])
    return any(keyword.arg == "autouse" for d in decorators if isinstance(d, ast.Call) for keyword in d.keywords)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _bound(node: ast.stmt) -> Iterator[str]:
    """The names that a top-level statement binds, or changes what they stand for."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.alias):
            yield (inner.asname or inner.name).split(".")[0]
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id


def _read(node: ast.stmt) -> Iterator[str]:
    """Every name in it; an argument may be the name of a fixture."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            yield inner.id
        elif isinstance(inner, ast.arg):
            yield inner.arg
