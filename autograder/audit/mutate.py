"""Mutants of a reference answer: the answer with one slip in it, of the kinds that students make.

Made here and not with a tool from the package index: those change operators and constants, but drop no statement and
no call, swap no arguments and move nothing in or out of a loop, which is where code with torch goes wrong. They also
rewrite files and run a project's tests themselves, where here a judge grades text.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from autograder.audit.rewrites import ARITHMETIC, Scope, changed, within

Block = list[ast.stmt]
BLOCKS = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Mutant:
    """One slip. `was` and `becomes` are one line each, as Python writes code, so that reformatting changes neither."""

    exercise: str
    kind: str  # of slip: "drop a call"
    was: str
    becomes: str
    code: str  # the exercise's definitions with the slip


@dataclass(frozen=True)
class Slip:
    kind: str
    was: str
    becomes: str


def mutants(exercise: str, source: str, lines: set[int], modules: frozenset[str]) -> list[Mutant]:
    """Every mutant of the statements that begin on these lines of an exercise's cell, each text once."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    places: Counter[tuple[str, str]] = Counter()
    found = []
    for slip, body in _blocks(tree.body, lines, Scope(modules)):
        code = ast.unparse(ast.fix_missing_locations(changed(tree, body=body)))
        if code not in seen and _compiles(code):
            seen.add(code)
            places[slip.was, slip.becomes] += 1
            nth = places[slip.was, slip.becomes]  # the same line may stand in two places
            becomes = slip.becomes if nth == 1 else f"{slip.becomes} ({nth})"
            found.append(Mutant(exercise, slip.kind, slip.was, becomes, code))
    return found


def imported_modules(source: str) -> frozenset[str]:
    """The names under which a module imports others: np, torch, nn."""
    return frozenset(
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )


def _blocks(block: Block, lines: set[int], scope: Scope) -> Iterator[tuple[Slip, Block]]:
    """The block with one slip in it, as often as there are slips."""
    for index, statement in enumerate(block):
        before, after = block[:index], block[index + 1 :]
        if statement.lineno in lines:
            for slip, new in _statement(statement, scope):
                yield slip, [*before, *new, *after]
        for slip, new in _inner(statement, lines, scope):
            yield slip, [*before, new, *after]
    for index, (first, second) in enumerate(pairwise(block)):
        if first.lineno in lines and second.lineno in lines:
            for slip, new in _neighbours(first, second):
                yield slip, [*block[:index], *new, *block[index + 2 :]]


def _inner(statement: ast.stmt, lines: set[int], scope: Scope) -> Iterator[tuple[Slip, ast.stmt]]:
    """Slips in the blocks that a statement holds."""
    if isinstance(statement, ast.FunctionDef):
        scope = replace(scope, names=_names(statement), defaults=_defaults(statement.args))
    elif isinstance(statement, ast.ClassDef):
        scope = replace(scope, attributes=_attributes(statement))
    for name in BLOCKS:
        for slip, block in _blocks(getattr(statement, name, []), lines, scope):
            yield slip, changed(statement, **{name: block})


def _statement(statement: ast.stmt, scope: Scope) -> Iterator[tuple[Slip, Block]]:
    """Slips in one statement, its blocks apart."""
    was = _line(statement)
    yield Slip("drop a statement", was, "pass"), [ast.Pass()]
    if _builds_on_itself(statement):
        yield Slip("twice", was, f"{was}; {was}"), [statement, statement]
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return
    for kind, new in [*_assignments(statement), *within(statement, scope)]:
        yield Slip(kind, was, _line(new)), [new]
    if isinstance(statement, ast.If | ast.While):
        negated = changed(statement, test=ast.UnaryOp(ast.Not(), statement.test))
        yield Slip("negate a condition", was, _line(negated)), [negated]
    if isinstance(statement, ast.For | ast.While):
        yield Slip("one round only", was, f"{was} break"), [changed(statement, body=[*statement.body, ast.Break()])]
    if isinstance(statement, ast.With | ast.If):
        yield Slip("drop a head", was, "its block alone"), statement.body
    if isinstance(statement, ast.For | ast.While | ast.With) and len(statement.body) > 1:
        *rest, last = statement.body
        slip = Slip("move out of a block", f"{was} {_line(last)}", f"{was}; {_line(last)}")
        yield slip, [changed(statement, body=rest), last]


def _assignments(statement: ast.stmt) -> Iterator[tuple[str, ast.stmt]]:
    """In place for a new value, a new value for in place, and another operator in it."""
    match statement:
        case ast.Assign([ast.Name(name) as target], ast.BinOp(ast.Name(left), operator, right)) if name == left:
            yield "in place or new", ast.AugAssign(target, operator, right)
        case ast.AugAssign(ast.Name(name) as target, operator, value):
            yield "in place or new", ast.Assign([target], ast.BinOp(ast.Name(name, ast.Load()), operator, value))
            for other in ARITHMETIC:
                if not isinstance(operator, other):
                    yield "another operator", changed(statement, op=other())


def _builds_on_itself(statement: ast.stmt) -> bool:
    """Whether doing it twice can differ from doing it once: a value stored twice is the same value."""
    match statement:
        case ast.Assign([target], value):
            return ast.unparse(target) in {ast.unparse(node) for node in ast.walk(value)}
        case ast.Expr() | ast.AugAssign() | ast.For() | ast.While():
            return True
    return False


def _neighbours(first: ast.stmt, second: ast.stmt) -> Iterator[tuple[Slip, Block]]:
    """One statement and the next, the wrong way round or the second inside the first."""
    was = f"{_line(first)}; {_line(second)}"
    yield Slip("swap two statements", was, f"{_line(second)}; {_line(first)}"), [second, first]
    if isinstance(first, ast.For | ast.While | ast.With | ast.If):
        inside = changed(first, body=[*first.body, second])
        yield Slip("move into a block", was, f"{_line(first)} {_line(second)}"), [inside]


def _line(statement: ast.stmt) -> str:
    """A statement in one line; of one with a block only its head."""
    lines = ast.unparse(ast.fix_missing_locations(statement)).strip().split("\n")
    head = next(line for line in lines if not line.startswith("@"))
    return f"{head} …" if hasattr(statement, "body") else head


def _names(function: ast.FunctionDef) -> tuple[tuple[str, int], ...]:
    """Parameters and variables, each with the line that makes it; self is none to be taken for another."""
    arguments = function.args
    made = {a.arg: 0 for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    nodes = [node for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    for node in sorted(nodes, key=lambda node: node.lineno):
        made.setdefault(node.id, node.lineno)
    return tuple((name, line) for name, line in made.items() if name not in {"self", "_"})


def _defaults(arguments: ast.arguments) -> tuple[tuple[str, ast.expr], ...]:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return tuple((argument.arg, value) for argument, value in pairs if value is not None)


def _attributes(definition: ast.ClassDef) -> tuple[str, ...]:
    nodes = [
        node for node in ast.walk(definition) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    ]
    return tuple(dict.fromkeys(node.attr for node in nodes))


def _compiles(code: str) -> bool:
    try:
        compile(code, "mutant", "exec")
    except SyntaxError:
        return False
    return True
