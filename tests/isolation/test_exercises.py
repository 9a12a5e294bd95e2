"""Which of a student's lines are run for grading, and what a broken piece costs."""

import inspect

from hypothesis import given
from hypothesis import strategies as st

from autograder.isolation.exercises import load_exercises, run, survey, unpacked
from autograder.isolation.protocol import Cell


def load(*texts, wanted=("f",)):
    return load_exercises([Cell(f"cell {n}", text) for n, text in enumerate(texts, 1)], list(wanted))


def test_helpers_constants_and_imports_are_run_and_training_is_not():
    loaded = load(
        "import math\nEPS = 0.5\ndef helper(x): return math.floor(x + EPS)",
        "def f(x): return helper(x)",
        "print(1 / 0)\nfor i in range(10**9): pass\nresult = f(3.2)",
    )
    assert loaded.namespace["f"](3.2) == 3
    assert loaded.remarks == []
    assert "result" not in loaded.namespace


def test_local_names_do_not_pull_in_the_training_cell():
    loaded = load("def f(w):\n    cost = w\n    return cost", "cost = 1 / 0\nw = 1 / 0")
    assert loaded.namespace["f"](2) == 2
    assert loaded.remarks == []


def test_the_result_of_an_exercise_does_not_replace_it():
    assert load("def f(x): return x", "f = f(1 / 0)").namespace["f"](5) == 5


def test_a_wrapped_exercise_is_the_wrapped_one():
    loaded = load("def twice(g): return lambda x: 2 * g(x)", "def f(x): return x", "f = twice(f)")
    assert loaded.namespace["f"](5) == 10


def test_the_last_definition_counts():
    assert load("def f(): return 1", "def f(): return 2").namespace["f"]() == 2


def test_methods_added_to_a_class_later_are_there():
    assert load("class f:\n    pass", "def go(self): return 7", "f.go = go").namespace["f"]().go() == 7


def test_a_syntax_error_costs_its_own_cell():
    loaded = load("def g(:\n    pass", "def f(): return 1", wanted=("f", "g"))
    assert loaded.namespace["f"]() == 1
    assert "g" in loaded.lost
    assert "cell 1, line 1" in loaded.lost["g"]


def test_a_broken_redefinition_counts_as_the_last_one():
    loaded = load("def f(): return 1", "def f(:\n    return 2")
    assert "f" in loaded.lost
    assert "f" not in load("def f(:\n    return 2", "def f(): return 1").lost


def test_a_syntax_error_in_a_module_costs_its_own_function():
    text = (
        "import math\n\ndef a():\n    return (1\n\ndef f():\n    return math.pi\n\nx = = 3\n\ndef b():\n    return 2\n"
    )
    loaded = load(text, wanted=("a", "f", "b"))
    assert loaded.namespace["f"]() > 3
    assert loaded.namespace["b"]() == 2
    assert "a" in loaded.lost
    assert len(loaded.remarks) == 2


def test_a_failing_import_costs_what_depends_on_it():
    cells = (
        "import no_such_package_here\nimport math",
        "def f(): return math.pi",
        "def g(): return no_such_package_here.x",
    )
    loaded = load(*cells, wanted=("f", "g"))
    assert loaded.namespace["f"]() > 3
    assert "no_such_package_here" in loaded.lost


def test_of_what_fails_only_the_first_piece_is_told():
    cells = ("import no_such_package_here", "a = no_such_package_here.x", "b, c = a, 1", "def f(): return c")
    loaded = load(*cells, wanted=("f",))
    assert len(loaded.remarks) == 1 and "cell 1, line 1" in loaded.remarks[0]
    assert loaded.lost["c"] == loaded.remarks[0]


def test_what_comes_from_the_courses_package_is_the_notebooks():
    cells = ("from autograder import load_cats", "x, y = load_cats()", "n, m = x.shape", "def f(): return m")
    loaded = load(*cells, wanted=("f",))
    assert loaded.remarks == []
    assert loaded.lost["m"] == "it is made in cell 3, line 1, from the notebook's data, which a function can't count on"


def test_magics_are_left_out():
    loaded = load("%matplotlib inline\n!pip list\ndef f(): return 1", "%%bash\nrm -rf nothing")
    assert loaded.namespace["f"]() == 1
    assert loaded.remarks == []


def test_a_percent_sign_in_code_is_not_a_magic():
    assert load("def f(a, b):\n    return (a\n    % b)").namespace["f"](7, 4) == 3


def test_future_imports_hold_for_the_whole_submission():
    loaded = load("from __future__ import annotations", "def f(x: NoSuchType) -> NoSuchType: return x")
    assert loaded.namespace["f"](1) == 1


def test_main_guards_are_left_out():
    assert "x" not in load("def f(): return 1\nif __name__ == '__main__':\n    x = f()").namespace


def test_a_default_that_is_computed_elsewhere_is_found():
    assert load("RATE = 0.1", "def f(rate=RATE): return rate").namespace["f"]() == 0.1


@given(st.lists(st.text(alphabet="def f():\n retun=1(\"'#%@x", max_size=60), max_size=4))
def test_no_text_makes_loading_fail(texts):
    loaded = load(*texts, "def f(): return 41")
    assert callable(loaded.namespace.get("f")) or "f" in loaded.lost


def part(*texts: str, wanted: str = "g"):
    return survey([Cell(f"cell {n}", text) for n, text in enumerate(texts)], [[wanted]])[0]


def test_a_survey_tells_what_an_exercise_depends_on():
    first = part("k = 1", "def f():\n    return k", "def g():\n    return f()", "print(g())")
    assert first == part("k = 1", "def f():\n    return k", "def g():\n    return f()", "plot()")
    moved = part("", "k = 1", "def f():\n    return k", "def g():\n    return f()")
    assert moved.content == first.content and moved.place != first.place
    for texts in (
        ("k = 2", "def f():\n    return k", "def g():\n    return f()"),
        ("k = 1", "def f():\n    return -k", "def g():\n    return f()"),
        ("k = 1", "def f():\n    return k", "@cache\ndef g():\n    return f()"),
        ("k = 1", "def f():\n    return k", "def g():\n    return f()", "def h(:\n  pass"),
        ("from __future__ import annotations", "k = 1", "def f():\n    return k", "def g():\n    return f()"),
    ):
        assert part(*texts).content != first.content, texts


ODD = (
    "k = 1; l = k + 1",
    "%matplotlib inline\nimport math\n!ls",
    "from __future__ import annotations",
    "def f(x: Missing):\n    %time 3\n    return k",
    "@staticmethod\ndef g(): return f(1), l",
    "def h(:\n    pass\ndef f(x):\n    return 2\nx = )",
    "raise ValueError",
    "l = 1 / 0",
    "if True:\n    def g():\n        return l\nelse:\n    g = None",
    "g.extra = '''\ndef no():\n'''",
    "\n\n# a remark\nlate = g; last = (late,\n  k)",
)


@given(st.permutations(ODD), st.integers(1, len(ODD)))
def test_loading_a_part_is_loading_the_submission(texts, count):
    cells = [Cell(f"cell {number}", text, 1 + number) for number, text in enumerate(texts[:count])]
    for names in (["f"], ["g"], ["last"], ["f", "absent"]):
        whole, part = load_exercises(cells, names), survey(cells, [names])[0]
        for alone in (load_exercises(part.cells, names), run(unpacked(part.steps), part.cells)):
            assert (alone.lost, alone.remarks) == (whole.lost, whole.remarks)
            assert list(alone.namespace) == list(whole.namespace)
            for name, value in whole.namespace.items():
                if hasattr(value, "__code__"):
                    ours, its = alone.namespace[name].__code__, value.__code__
                    assert (ours.co_code, ours.co_firstlineno) == (its.co_code, its.co_firstlineno)


def test_the_lines_of_a_part_are_where_they_were():
    cell = Cell("cell 3", "import os\n\nplot()\n\ndef f():\n    return 1\n", 1)
    functions = load_exercises(survey([cell], [["f"]])[0].cells, ["f"]).namespace
    assert inspect.getsourcelines(functions["f"]) == (["def f():\n", "    return 1\n"], 5)
