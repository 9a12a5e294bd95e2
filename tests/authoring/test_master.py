"""What a master's author hears when something in it is wrong."""

from pathlib import Path

import pytest
from authoring_samples import ASSIGNMENT, MASTER

from autograder.authoring.errors import MasterError
from autograder.authoring.master import Role, parse_master

PATH = Path("solutions/a9_double/doubling.py")
FILL_IN = MASTER[
    MASTER.index('# %% nbgrader={"grade": false, "grade_id": "double"') : MASTER.index(
        '# %%\nif __name__ == "__main__":\n    check("double")'
    )
]
CHECK = '# %%\nif __name__ == "__main__":\n    check("double")\n'


def parse(text=MASTER):
    return parse_master(text, PATH, ASSIGNMENT)


def test_every_cell_has_its_role():
    roles = [cell.role for cell in parse().cells]
    assert roles == ["text", "given", "experiment", "fill-in", "check", "fill-in", "check", "written"]


def test_lines_are_those_of_the_file():
    lines = MASTER.split("\n")
    for cell in parse().cells:
        assert cell.source.split("\n")[0] in lines[cell.line - 1]
        assert not lines[cell.line - 1].startswith("# %%")


def test_a_comment_that_looks_like_a_command_stays_a_comment():
    [cell] = [cell for cell in parse().cells if cell.role is Role.experiment]
    assert cell.plain.startswith("# cat pictures come later\nfrom autograder import check\n\n# a comment\n")


def change(old, new, count=1):
    assert old in MASTER
    return MASTER.replace(old, new, count)


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        (change("    ### END SOLUTION\n", ""), "### BEGIN SOLUTION", "without an END SOLUTION"),
        (change("    ### BEGIN SOLUTION\n", ""), "### END SOLUTION", "without a BEGIN SOLUTION"),
        (change("    ### END SOLUTION", "    ### BEGIN SOLUTION"), None, "inside the region"),
        (change("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION\n", "", 1), "def double", "has no BEGIN"),
        (change('"grade_id": "double"', '"grade_id": "triple"'), "def double", "doesn't define it"),
        (change('"grade_id": "halve"', '"grade_id": "double"').replace("halve", "double"), "def double(x)", "taken by"),
        (change('"solution": true', '"solution": false'), "### BEGIN SOLUTION", "not marked as a fill-in"),
        (change('check("double")', 'check("triple")'), 'if __name__ == "__main__":\n    check', "no exercise of"),
        (change(CHECK, ""), None, "has no cell check"),
        (change(CHECK, CHECK + "\n" + CHECK), None, "a second cell check"),
        (change(FILL_IN, ""), None, "the exercise 'double' has no fill-in"),
        (change('if __name__ == "__main__":\n    check("double")', 'check("double")'), 'check("double")', "on import"),
        (change('    check("double")', '    check("double")\n    x = 1'), None, "its own cell"),
        (change('    from autograder import check\n', "    pass\nx = 1\nif x:\n    pass\n"), "x = 1", "beside"),
        (change("import math", "import math math"), "import math math", "not Python"),
        (change('# %% [markdown] nbgrader={"grade": true', '# %% [markdown] other={"grade": true'), None, "4 points"),
        (change('"grade_id": "why", ', ""), "# Because", "needs a grade_id"),
    ],
)  # fmt: skip
def test_a_wrong_master_is_refused(text, at, says):
    with pytest.raises(MasterError) as error:
        parse(text)
    assert says in str(error.value)
    assert str(error.value).startswith(PATH.as_posix() + ":")
    assert "\n" not in str(error.value)
    if at is not None:
        assert text.split("\n")[error.value.line - 1].strip() in at or at in text.split("\n")[error.value.line - 1]
