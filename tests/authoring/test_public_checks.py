"""The checks as data, and the file of them that students get."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from authoring_samples import ASSIGNMENT, CHECKS

from autograder.authoring.checks import parse_checks, points_of, public_checks
from autograder.authoring.errors import MasterError
from autograder.authoring.imports import without_unused_imports

PATH = Path("solutions/a9_double/test_doubling.py")


def parse(text=CHECKS, assignment=ASSIGNMENT):
    return parse_checks(text, PATH, assignment)


def test_checks_are_read_with_their_markers():
    assert [(c.name, c.exercise, c.points, c.hidden) for c in parse()] == [
        ("test_double_of_three", "double", 2, False),
        ("test_half_of_four", "halve", 1, False),
        ("test_double_of_something_secret", "double", 3, True),
    ]


def test_points_count_hidden_checks_and_the_instructors_overrides():
    assert points_of(parse(), ASSIGNMENT) == {"double": 5, "halve": 1}
    changed = replace(ASSIGNMENT, points={"test_double_of_something_secret": 10, "test_half_of_four": 0})
    assert points_of(parse(assignment=changed), changed) == {"double": 12, "halve": 0}


def test_markers_of_the_module_and_of_classes_count():
    text = """
import pytest
pytestmark = [pytest.mark.exercise("double"), pytest.mark.points(1)]
def test_a(student): ...
@pytest.mark.exercise("halve")
class TestHalf:
    pytestmark = pytest.mark.points(4)
    def test_b(self, student): ...
    @pytest.mark.points(5)
    def test_c(self, student): ...
"""
    assert [(c.name, c.exercise, c.points) for c in parse(text)] == [
        ("test_a", "double", 1),
        ("test_b", "halve", 4),
        ("test_c", "halve", 5),
    ]


def change(old, new):
    assert old in CHECKS
    return CHECKS.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (change("@pytest.mark.hidden\n", ""), "Mark it with @pytest.mark.hidden"),
        (change("@halving", "@halving\n@pytest.mark.hidden"), "would be given to students"),
        (change('exercise("double")', 'exercise("triple")'), "no exercise of a9_double"),
        (change('@pytest.mark.exercise("double")\n', ""), 'needs @pytest.mark.exercise("exercise")'),
        (change("points(2)", "points(2.5)"), "needs @pytest.mark.points(1)"),
        (change("points(2)", "points(-2)"), "needs @pytest.mark.points(1)"),
        (change("@halving\n", '@halving\n@pytest.mark.parametrize("x", [1])\n'), "Loop inside"),
        (change("test_half_of_four", "test_double_of_three"), "a second check of the name"),
        (change("@halving\n", '@pytest.mark.exercise("double")\n'), "'halve' has no public check"),
        (change("### END HIDDEN TESTS\n", ""), "without an END HIDDEN TESTS"),
        (change("### BEGIN HIDDEN TESTS\n", ""), "without a BEGIN HIDDEN TESTS"),
        (change('    """double keeps', '    ### END HIDDEN TESTS\n    ### BEGIN HIDDEN TESTS\n    """'), "is cut by"),
        (change("four(student)", "four(student, reference)"), "is public but asks for the reference answers"),
        (change("import pytest", "import pytest pytest"), "not Python"),
    ],
)
def test_a_wrong_check_file_is_refused(text, says):
    with pytest.raises(MasterError, match=r"^solutions/a9_double/test_doubling.py:.*") as error:
        parse(text)
    assert says in str(error.value)


def test_points_for_an_unknown_check_point_at_the_configuration():
    with pytest.raises(MasterError, match=r"^course_config.py: .*'test_gone'.*no such check"):
        parse(assignment=replace(ASSIGNMENT, points={"test_gone": 1}))


def test_the_public_file_has_the_public_checks_and_nothing_that_only_hidden_ones_need():
    public = public_checks(CHECKS, PATH)
    names = [item.name for item in ast.parse(public).body if isinstance(item, ast.FunctionDef)]
    assert names == ["test_double_of_three", "test_half_of_four"]
    assert "HIDDEN" not in public and "import math" not in public and "mul" not in public
    assert "from operator import add\n" in public
    assert public.startswith("# ") and "\n\n\n\n" not in public and public.endswith("2 == add(1, 1)\n"[2:])
    assert public_checks(public, PATH).count("import pytest") == 1


def test_a_helper_of_hidden_checks_only_must_move_into_the_hidden_region():
    text = CHECKS.replace("### BEGIN HIDDEN TESTS\n", "", 1).replace(
        "\n\n@pytest.mark.hidden", "\n\n### BEGIN HIDDEN TESTS\n@pytest.mark.hidden", 1
    )
    with pytest.raises(MasterError, match="only hidden checks use hidden_helper") as error:
        public_checks(text, PATH)
    assert text.split("\n")[error.value.line - 1] == "def hidden_helper(x):"


def test_unused_imports_go_and_used_ones_stay():
    future = "from __future__ import annotations\nimport os.path\n"
    text = future + "import a.b\nfrom c import (\n    d,\n    e as f,\n)\nos, f(1)"
    assert without_unused_imports(text) == future + "from c import e as f\nos, f(1)"
    names = [f"a_rather_long_name_{i}" for i in range(9)]
    kept = without_unused_imports(f"from c import ({', '.join(names)}, gone)\n{'; '.join(names)}")
    assert kept.startswith("from c import (\n    a_rather_long_name_0,\n")
    assert "gone" not in kept and max(map(len, kept.split("\n")[:-1])) <= 120
    ast.parse(kept)
