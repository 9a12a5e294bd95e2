"""The slips of one expression: each yields what stands in its place, with a word for the kind of slip."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
Slips = Iterator[tuple[str, ast.expr]]

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
# Functions and methods that are taken for one another.
SIBLINGS = {
    "max": ("min",),
    "argmax": ("argmin", "argsort"),
    "sum": ("mean",),
    "mean": ("sum",),
    "zeros": ("ones",),
    "log": ("log2", "log10"),
    "exp": ("exp2",),
    "softmax": ("sigmoid",),
    "sigmoid": ("softmax",),
    "train": ("eval",),
    "eval": ("train",),
    "no_grad": ("enable_grad",),
    "SGD": ("Adam",),
    "binary_cross_entropy": ("mse_loss", "binary_cross_entropy_with_logits"),
    "cross_entropy": ("nll_loss", "multi_margin_loss"),
}
# Options that change what a function does.
OPTIONS: dict[str, tuple[str, object]] = {
    "Linear": ("bias", False),
    "SGD": ("momentum", 0.9),
    "binary_cross_entropy": ("reduction", "sum"),
    "cross_entropy": ("reduction", "sum"),
    "sum": ("axis", 0),
    "mean": ("axis", 0),
    "max": ("axis", 0),
    "argmax": ("axis", 0),
}


@dataclass(frozen=True)
class Scope:
    """What a name could be taken for at some place in the code."""

    modules: frozenset[str]  # names of imported modules: `np.sum(a)` is a function of a, `a.sum()` a method
    names: tuple[tuple[str, int], ...] = ()  # parameters and variables of the function, and the line that makes each
    defaults: tuple[tuple[str, ast.expr], ...] = ()  # of its parameters
    attributes: tuple[str, ...] = ()  # what the class keeps on self


def within(node: ast.AST, scope: Scope) -> Iterator[tuple[str, ast.AST]]:
    """Copies of the node, each with one slip at it or somewhere in it. Blocks of statements are left alone."""
    if isinstance(node, ast.expr):
        yield from at(node, scope)
    if isinstance(node, ast.JoinedStr):  # text for people
        return
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.Attribute) and isinstance(node, ast.Call) and name == "func":
            # The name of a method goes only together with its call.
            yield from ((kind, changed(node, func=new)) for kind, new in _of_self(value, scope))
            for kind, new in within(value.value, scope):
                yield kind, changed(node, func=changed(value, value=new))
        elif isinstance(value, ast.AST) and not (isinstance(value, ast.Name) and name == "func"):
            for kind, new in within(value, scope):
                yield kind, changed(node, **{name: new})
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST) and not isinstance(item, ast.stmt | ast.excepthandler):
                    for kind, new in within(item, scope):
                        yield kind, changed(node, **{name: [*value[:index], new, *value[index + 1 :]]})


def changed(node: Node, **fields: object) -> Node:
    """A copy of the node with other fields."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def at(node: ast.expr, scope: Scope) -> Slips:
    """What may stand in the place of this expression."""
    if isinstance(node, ast.Name | ast.Call | ast.BinOp | ast.Attribute | ast.Subscript) and _is_value(node, scope):
        yield "add a sign", ast.UnaryOp(ast.USub(), node)
        if "torch" in scope.modules:
            yield "add a call", ast.Call(ast.Attribute(node, "detach", ast.Load()), [], [])
    match node:
        case ast.BinOp():
            yield from _arithmetic(node)
        case ast.UnaryOp():
            yield "drop a sign or a not", node.operand
        case ast.Compare():
            yield from _comparison(node)
        case ast.BoolOp():
            yield from _and_or(node)
        case ast.IfExp():
            yield from (("keep one part", part) for part in (node.body, node.orelse))
        case ast.Constant():
            yield from (("another constant", ast.Constant(value)) for value in _constants(node.value))
        case ast.Call():
            yield from _call(node, scope)
        case ast.Attribute(ctx=ast.Load()):
            yield from _attribute(node, scope)
        case ast.Subscript(ctx=ast.Load()):
            yield "drop an index or attribute", node.value
        case ast.Slice():
            yield from (
                ("drop a bound", changed(node, **{b: None})) for b in ("lower", "upper", "step") if getattr(node, b)
            )
        case ast.Name(ctx=ast.Load()) if node.id in dict(scope.names):
            # A name from further below is not there yet: that is no slip, only an error.
            names = (name for name, line in scope.names if line < node.lineno and name != node.id)
            yield from (("another name", changed(node, id=name)) for name in names)
            yield from (("the default alone", value) for name, value in scope.defaults if name == node.id)
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()):
            yield from (("drop an entry", changed(node, elts=rest)) for rest in _one_less(node.elts))
            yield from (("swap two entries", changed(node, elts=entries)) for entries in _swapped(node.elts))
        case ast.Dict():
            yield from _dictionary(node)


def _arithmetic(node: ast.BinOp) -> Slips:
    for other in ARITHMETIC:
        if not isinstance(node.op, other):
            yield "another operator", changed(node, op=other())
    yield "keep one part", node.left
    yield "keep one part", node.right
    if not isinstance(node.op, ast.Add | ast.Mult):
        yield "swap two parts", changed(node, left=node.right, right=node.left)


def _comparison(node: ast.Compare) -> Slips:
    for index, operator in enumerate(node.ops):
        for other in COMPARISONS:
            if isinstance(operator, COMPARISONS) and not isinstance(operator, other):
                yield "another comparison", changed(node, ops=[*node.ops[:index], other(), *node.ops[index + 1 :]])


def _and_or(node: ast.BoolOp) -> Slips:
    yield "and for or", changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for rest in _one_less(node.values):
        yield "keep one part", rest[0] if len(rest) == 1 else changed(node, values=rest)


def _constants(value: object) -> list[object]:
    match value:
        case bool():
            return [not value]
        case int():
            near = [value + 1, value - 1, 0, 1, 2 * value]
        case float():
            near = [0.9 * value, 1.1 * value, value + 1, value - 1, 0.0, 1.0, 2 * value]
        case str():
            return [f"{value}_", ""] if value else ["x"]
        case _:
            return []
    return [other for other in dict.fromkeys(near) if other != value]


def _call(node: ast.Call, scope: Scope) -> Slips:
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
    if receiver is not None and _root(receiver) not in {*scope.modules, "self"}:
        yield "drop a call", receiver
    elif node.args and not isinstance(node.args[0], ast.Starred):
        yield "drop a call", node.args[0]
    for args in _one_less(node.args):
        yield "drop an argument", changed(node, args=args)
    for keywords in _one_less(node.keywords):
        yield "drop an argument", changed(node, keywords=keywords)
    for args in _swapped(node.args):
        yield "swap two arguments", changed(node, args=args)
    if isinstance(node.func, ast.Attribute):
        for name in SIBLINGS.get(node.func.attr, ()):
            yield "another function", changed(node, func=changed(node.func, attr=name))
        if node.func.attr in OPTIONS:
            option, value = OPTIONS[node.func.attr]
            yield "add an argument", changed(node, keywords=[*node.keywords, ast.keyword(option, ast.Constant(value))])
    if isinstance(node.func, ast.Name) and node.func.id == "range" and len(node.args) == 1:
        count, one = node.args[0], ast.Constant(1)
        for args in ([ast.BinOp(count, ast.Sub(), one)], [ast.BinOp(count, ast.Add(), one)], [one, count]):
            yield "another number of rounds", changed(node, args=args)


def _attribute(node: ast.Attribute, scope: Scope) -> Slips:
    yield from _of_self(node, scope)
    if _root(node) not in {*scope.modules, "self"}:
        yield "drop an index or attribute", node.value


def _of_self(node: ast.Attribute, scope: Scope) -> Slips:
    if isinstance(node.value, ast.Name) and node.value.id == "self" and node.attr in scope.attributes:
        yield from (("another name", changed(node, attr=name)) for name in scope.attributes if name != node.attr)


def _dictionary(node: ast.Dict) -> Slips:
    for keys, values in zip(_one_less(node.keys), _one_less(node.values), strict=True):
        yield "drop an entry", changed(node, keys=keys, values=values)
    for values in _swapped(node.values):
        yield "swap two entries", changed(node, values=values)


def _is_value(node: ast.expr, scope: Scope) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and _root(node) not in {*scope.modules, "self"}


def _root(node: ast.expr) -> str:
    """The name at the left of a chain: np for np.linalg.norm; "" where there is none."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _one_less(items: list) -> list[list]:
    return [[*items[:index], *items[index + 1 :]] for index in range(len(items))]


def _swapped(items: list) -> list[list]:
    return [[*items[:i], items[j], items[i], *items[j + 1 :]] for i, j in pairwise(range(len(items)))]
