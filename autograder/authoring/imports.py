"""Imports that nothing uses any more once the hidden checks are gone."""

from __future__ import annotations

import ast


def used_names(tree: ast.Module) -> set[str]:
    """Every name that the module reads; a pytest fixture is used by the argument of its name."""
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.add(node.id)
        elif isinstance(node, ast.arg):
            used.add(node.arg)
    return used


def without_unused_imports(text: str) -> str:
    """The module without the names imported at its top that it never uses. Other lines are untouched."""
    tree = ast.parse(text)
    used = used_names(tree)
    lines = text.split("\n")
    for item in reversed(tree.body):
        if not isinstance(item, ast.Import | ast.ImportFrom):
            continue
        if isinstance(item, ast.ImportFrom) and item.module == "__future__":
            continue
        kept = [alias for alias in item.names if (alias.asname or alias.name).split(".")[0] in used]
        if len(kept) == len(item.names):
            continue
        item.names = kept
        lines[item.lineno - 1 : item.end_lineno] = _written(item) if kept else []
    return "\n".join(lines)


def _written(item: ast.Import | ast.ImportFrom) -> list[str]:
    line = ast.unparse(item)
    if len(line) <= 120 or isinstance(item, ast.Import):
        return [line]
    head = line.partition(" import ")[0]
    return [f"{head} import (", *(f"    {ast.unparse(alias)}," for alias in item.names), ")"]
