"""Which slips are made: what students do wrong with such a line must be among them, and nothing else may change."""

import ast

import pytest

from autograder.audit.mutate import imported_modules, mutants

CODE = '''\
def fit(self, X, y, rate=0.1):
    """The text stays."""
    w = X[0].copy()
    for i in range(3):
        error = w * X - y
        if i > 1 and not rate:
            break
        w = w - rate * error.mean()
        self.losses.append(np.sum(error))
    with np.errstate(all="ignore"):
        w += 1
        b = -w
    return {"w": w, "b": b}, -w
'''
WHOLE = set(range(3, 14))


def made(lines=WHOLE, code=CODE):
    return mutants("fit", code, lines, frozenset({"np"}))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("w = X[0].copy()", "pass"),
        ("w = X[0].copy()", "w = X[0]"),
        ("w = X[0].copy()", "w = X.copy()"),
        ("w = X[0].copy()", "w = X[1].copy()"),
        ("w = X[0].copy()", "w = y[0].copy()"),
        ("for i in range(3): …", "pass"),
        ("for i in range(3): …", "for i in range(3 - 1): …"),
        ("for i in range(3): …", "for i in range(3): … break"),
        ("error = w * X - y", "error = w + X - y"),
        ("error = w * X - y", "error = w * X"),
        ("error = w * X - y", "error = y - w * X"),
        ("error = w * X - y", "error = -(w * X) - y"),
        ("if i > 1 and (not rate): …", "if i >= 1 and (not rate): …"),
        ("if i > 1 and (not rate): …", "if i > 1 or not rate: …"),
        ("if i > 1 and (not rate): …", "if i > 1: …"),
        ("if i > 1 and (not rate): …", "if not (i > 1 and (not rate)): …"),
        ("if i > 1 and (not rate): …", "its block alone"),
        ("w = w - rate * error.mean()", "w -= rate * error.mean()"),
        ("w = w - rate * error.mean()", "w = w - 0.1 * error.mean()"),
        ("w = w - rate * error.mean()", "w = w - rate * error.sum()"),
        ("self.losses.append(np.sum(error))", "self.losses.append(error)"),
        ("self.losses.append(np.sum(error))", "self.losses.append(np.sum(error)); self.losses.append(np.sum(error))"),
        (
            "w = w - rate * error.mean(); self.losses.append(np.sum(error))",
            "self.losses.append(np.sum(error)); w = w - rate * error.mean()",
        ),
        (
            "for i in range(3): … self.losses.append(np.sum(error))",
            "for i in range(3): …; self.losses.append(np.sum(error))",
        ),
        ("with np.errstate(all='ignore'): …", "its block alone"),
        (
            "with np.errstate(all='ignore'): …; return ({'w': w, 'b': b}, -w)",
            "with np.errstate(all='ignore'): … return ({'w': w, 'b': b}, -w)",
        ),
        ("w += 1", "w = w + 1"),
        ("w += 1", "w -= 1"),
        ("return ({'w': w, 'b': b}, -w)", "return (-w, {'w': w, 'b': b})"),
        ("return ({'w': w, 'b': b}, -w)", "return ({'w': b, 'b': w}, -w)"),
        ("return ({'w': w, 'b': b}, -w)", "return ({'b': b}, -w)"),
        ("return ({'w': w, 'b': b}, -w)", "return ({'w': w, 'b': b}, w)"),
        ("return ({'w': w, 'b': b}, -w)", "return ({'w_': w, 'b': b}, -w)"),
    ],
)
def test_slips_that_students_make(was, becomes):
    assert (was, becomes) in {(mutant.was, mutant.becomes) for mutant in made()}


def test_each_mutant_is_another_program():
    texts = [mutant.code for mutant in made()]
    assert len(texts) == len(set(texts)) > 150
    assert ast.unparse(ast.parse(CODE)) not in texts
    for text in texts:
        compile(text, "mutant", "exec")


def test_the_same_line_in_two_places_has_two_names():
    twice = mutants("f", "def f(x):\n    x.go()\n    y = x\n    x.go()\n    return y\n", {2, 4}, frozenset())
    assert [m.becomes for m in twice if m.kind == "drop a statement"] == ["pass", "pass (2)"]


def test_only_the_chosen_lines_change():
    first, *others = ast.unparse(ast.parse(CODE)).split("\n")[2:]
    for mutant in made({3}):
        assert mutant.was == first.strip()
        assert mutant.code.split("\n")[-len(others) :] == others


def test_no_slip_uses_a_name_before_it_is_there():
    assert not [mutant for mutant in made({3}) if "error" in mutant.becomes]


NET = """\
class Net:
    def __init__(self):
        self.a = f()
        self.b = g()

    def go(self, x):
        return self.a(x)
"""


def test_attributes_of_self_are_taken_for_one_another():
    assert "return self.b(x)" in {mutant.becomes for mutant in mutants("Net", NET, {7}, frozenset())}


def test_slips_of_torch_only_where_torch_is():
    def detached(modules):
        return [m for m in mutants("f", "def f(x):\n    return x * 2\n", {2}, frozenset(modules)) if "detach" in m.code]

    assert detached({"torch"}) and not detached({"np"})


def test_modules_by_the_names_they_have():
    text = "import numpy as np\nimport torch.nn\nfrom torch import nn\n\ndef f():\n    import math\n"
    assert imported_modules(text) == {"np", "torch", "nn", "math"}
