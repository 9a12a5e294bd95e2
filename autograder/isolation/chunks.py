"""Cut a student's code into top-level statements, keeping what can be read when some of it can't."""

from __future__ import annotations

import ast
import dis
import functools
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.isolation.protocol import Cell

START = re.compile(r"(?:@|(?:async )?def |class |import |from |if |for |while |try\b|with |[A-Za-z_])")
CONTINUES = re.compile(r"(?:else|elif|except|finally)\b")
DEFINES = re.compile(r"(?:async )?(?:def|class) +([A-Za-z_]\w*)|([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)")
IMPORTS = re.compile(r"(?:from\s+\S+\s+)?import\s+(.+)")
MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)
# Opcode → how far its argument is shifted to the left of the name's number; see the library reference of `dis`. That
# module itself would take longer than all the rest, for every check.
STORES = {dis.opmap["STORE_NAME"]: 0, dis.opmap["STORE_GLOBAL"]: 0}
READS = {dis.opmap["LOAD_NAME"]: 0, dis.opmap["LOAD_GLOBAL"]: 1}
EXTENDED = dis.opmap["EXTENDED_ARG"]


@dataclass(frozen=True, eq=False)
class Statement:
    """One top-level statement: what it binds, and where it stands."""

    label: str
    node: ast.stmt
    code: types.CodeType  # as it runs where no future import changes it
    binds: frozenset[str]
    piece: Cell  # all that was read at once with it, as it was read

    @functools.cached_property
    def reads(self) -> frozenset[str]:
        """The names that it or a function in it uses. Most statements are never asked."""
        return frozenset().union(*(names_of(inner, READS) for inner in _codes(self.code)))

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        decorators = [decorator.lineno for decorator in getattr(self.node, "decorator_list", [])]
        return range(min([self.node.lineno, *decorators]), (self.node.end_lineno or self.node.lineno) + 1)


@dataclass(frozen=True)
class Broken:
    """A piece that can't be read, with the names it would have defined."""

    names: frozenset[str]
    problem: str
    piece: Cell


def cut(cells: list[Cell]) -> list[Statement | Broken]:
    """All top-level statements and unreadable pieces, in the order of the submission."""
    chunks: list[Statement | Broken] = []
    for cell in cells:
        for piece, read in _pieces(cell):
            chunks += [_broken(piece, read)] if isinstance(read, SyntaxError) else read
    return chunks


def _read(piece: Cell) -> list[Statement] | SyntaxError:
    """The statements of a piece; an error, with the number of the line in this piece, if one of them can't be read."""
    try:
        nodes = ast.parse(piece.text).body
        # Compiled one by one, and once: that finds `return` outside a function and its like, too.
        return [_statement(piece, node) for node in nodes]
    except (ValueError, RecursionError, MemoryError) as error:
        return SyntaxError(f"this code can't be parsed ({type(error).__name__})")
    except SyntaxError as error:
        return error


def _pieces(cell: Cell) -> Iterator[tuple[Cell, list[Statement] | SyntaxError]]:
    """The cell whole if it can be read; else without notebook magics; else block by block."""
    if isinstance(read := _read(cell), list):
        yield cell, read
        return
    if cell.text.lstrip().startswith("%%"):
        return  # the whole cell is for another program
    piece = Cell(cell.label, MAGIC.sub(r"\1pass", cell.text), cell.first_line)
    if isinstance(read := _read(piece), list):
        yield piece, read
        return
    lines = piece.text.split("\n")
    starts = [number for number, line in enumerate(lines) if _starts_block(lines, number, line)] or [0]
    starts[0] = 0
    ends = [*starts[1:], len(lines)]
    index = 0
    while index < len(starts):
        start = starts[index]
        first_line = cell.first_line + start
        # A block that can't be read alone may go on below: a string over several lines can hold what looks like code.
        tried = [Cell(cell.label, "\n".join(lines[start:end]), first_line) for end in ends[index : index + 8]]
        readable = ((reach, read) for reach, block in enumerate(tried) if isinstance(read := _read(block), list))
        reach, read = next(readable, (0, _read(tried[0])))
        yield tried[reach], read
        index += reach + 1


def _starts_block(lines: list[str], number: int, line: str) -> bool:
    after_decorator = number > 0 and lines[number - 1].startswith("@")
    return bool(START.match(line)) and not CONTINUES.match(line) and not after_decorator


def _broken(piece: Cell, error: SyntaxError) -> Broken:
    names, text = set(), piece.text
    for line in text.split("\n"):
        if match := DEFINES.match(line):
            names.add(match[1] or match[2])
        elif match := IMPORTS.match(line):
            names |= {part.split()[-1] for part in match[1].split(",") if part.split()}
    number = piece.first_line + (error.lineno or 1) - 1
    source = text.split("\n")[(error.lineno or 1) - 1 : error.lineno or 1]
    shown = f": `{source[0].strip()[:120]}`" if source and source[0].strip() else ""
    return Broken(frozenset(names), f"{piece.label}, line {number} can't be read ({error.msg}){shown}", piece)


def _statement(piece: Cell, node: ast.stmt) -> Statement:
    above = piece.first_line - 1
    if above:
        ast.increment_lineno(node, above)
    try:
        code = compile(ast.Module([node], []), piece.label, "exec", dont_inherit=True)
    except SyntaxError as error:
        error.lineno = (error.lineno or piece.first_line) - above
        raise
    binds = frozenset(names_of(code, STORES) | _changed_through(node))
    return Statement(piece.label, node, code, binds, piece)


def names_of(code: types.CodeType, opcodes: dict[int, int]) -> set[str]:
    """The names that these instructions of the code have as their arguments."""
    found, above = set(), 0
    for opcode, argument in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument |= above
        if opcode in opcodes:
            found.add(code.co_names[argument >> opcodes[opcode]])
        above = argument << 8 if opcode == EXTENDED else 0
    return found


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _changed_through(node: ast.stmt) -> set[str]:
    """`Net.forward = forward` and `table["x"] = 1` change what the name before the dot or bracket stands for."""
    targets = {
        ast.Assign: lambda n: n.targets,
        ast.AugAssign: lambda n: [n.target],
        ast.AnnAssign: lambda n: [n.target],
    }
    names = set()
    for target in targets.get(type(node), lambda n: [])(node):
        while isinstance(target, ast.Attribute | ast.Subscript):
            target = target.value
            if isinstance(target, ast.Name):
                names.add(target.id)
    return names
