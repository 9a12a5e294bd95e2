"""No answer and no hidden check where students read."""

from pathlib import Path

import nbformat
import pytest
from authoring_samples import ASSIGNMENT, CHECKS, COURSE, MASTER, write_course
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from autograder.authoring import LeakError, build, leaks
from autograder.authoring.checks import parse_checks
from autograder.authoring.master import parse_master
from autograder.authoring.secrets import leaks_in, secrets_of

SECRETS = secrets_of(
    parse_master(MASTER, Path("m.py"), ASSIGNMENT), parse_checks(CHECKS, Path("t.py"), ASSIGNMENT), CHECKS
)


@pytest.mark.parametrize(
    "text",
    [
        "secret_product = x * 2 + math.sin(0.0)",
        "\t secret_product=x*2+math.sin(0.0) # found it",
        "The trick is `return double(x) / 4 + 0 * x`, you see.",
        "Because multiplication by two and division by two undo each other.",
        "see test_double_of_something_secret",
        "assert student.double(41.5) == 83.0 and hidden_helper(2) and mul(2, 4)",
        "return math.floor(x) * 123456",
        '"""double keeps the parity that nobody told"""',
    ],
)
def test_a_secret_is_found_in_a_text_and_in_a_notebook(text):
    assert len(leaks_in("page.md", text, SECRETS)) == 1
    notebook = v4.new_notebook(cells=[v4.new_code_cell(f"x = '{text[:2]}'\n{text}")])
    assert len(leaks_in("page.ipynb", nbformat.writes(notebook), SECRETS)) == 1
    output = v4.new_output("stream", text=text + "\n")
    notebook = v4.new_notebook(cells=[v4.new_code_cell("1", outputs=[output])])
    assert len(leaks_in("page.ipynb", nbformat.writes(notebook), SECRETS)) == 1


@pytest.mark.parametrize(
    "text", ["return x", "test_double_of_something_secretly", "@pytest.mark.points(2)", "x = double(y)", "", "{"]
)
def test_what_everybody_writes_is_no_secret(text):
    assert leaks_in("page.md", text, SECRETS) == []


def test_a_line_that_hidden_checks_share_with_given_code_is_no_secret():
    master = MASTER.replace("import math\n", "def floor(x):\n    return math.floor(x) * 123456\n", 1)
    secrets = secrets_of(
        parse_master(master, Path("m.py"), ASSIGNMENT), parse_checks(CHECKS, Path("t.py"), ASSIGNMENT), CHECKS
    )
    assert leaks_in("page.md", "return math.floor(x) * 123456", secrets) == []
    assert leaks_in("page.md", "return math.floor(x) * 123456", SECRETS) != []


@given(st.text(), st.text(), st.sampled_from([secret for secret in SECRETS if secret.pattern]))
def test_a_secret_line_is_found_among_other_lines(before, after, secret):
    assert any(secret.shown in leak for leak in leaks_in("f", f"{before}\n  {secret.shown}\n{after}", SECRETS))


def test_every_file_below_assignments_is_searched(tmp_path):
    root = write_course(tmp_path)
    build(root, COURSE)
    assert leaks(root, COURSE) == []
    deep = root / "assignments" / "a9_double" / "notes" / ".draft"
    deep.parent.mkdir()
    deep.write_bytes(b"\xff\xfe\n  secret_product = x*2 + math.sin(0.0)")
    [leak] = leaks(root, COURSE)
    assert leak.startswith("assignments/a9_double/notes/.draft gives away the answer of double: secret_product")


def test_build_refuses_to_write_a_secret(tmp_path):
    text = "# Here is $2x$: `secret_product = x * 2 + math.sin(0.0)`."
    root = write_course(tmp_path, master=MASTER.replace("# Here is $2x$.", text))
    with pytest.raises(LeakError, match=r"Nothing was written.*\n.*doubling.ipynb gives away the answer of double"):
        build(root, COURSE)
    assert not (root / "assignments").exists()
