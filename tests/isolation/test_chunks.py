"""Which names a statement binds and reads."""

from __future__ import annotations

import ast
import dis
import sysconfig
from pathlib import Path

import pytest

from autograder.isolation.chunks import READS, STORES, names_of

LIBRARY = Path(sysconfig.get_path("stdlib"))
SOURCES = [LIBRARY / name for name in ("argparse.py", "dataclasses.py", "inspect.py", "typing.py", "_pydecimal.py")]


def every_code(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            yield from every_code(constant)


@pytest.mark.parametrize("opcodes", [READS, STORES], ids=["reads", "stores"])
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_names_are_those_that_dis_finds(path, opcodes):
    """Large modules with more than 256 names, and every kind of statement."""
    named = {dis.opname[opcode] for opcode in opcodes}
    for code in every_code(compile(ast.parse(path.read_text(encoding="utf-8")), str(path), "exec")):
        expected = {found.argval for found in dis.get_instructions(code) if found.opname in named}
        assert names_of(code, opcodes) == expected
