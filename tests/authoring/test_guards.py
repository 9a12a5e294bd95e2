"""A guard goes, its code stays the same code."""

import ast
import io
import textwrap
import tokenize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.errors import SourceError
from autograder.authoring.guards import unguarded

GUARD = 'if __name__ == "__main__":'

blanks = st.sampled_from(["", " ", "    ", "        ", "\t"])
words = st.sampled_from(["a", "two words", "# no comment", "if x:", "'", "{y}", ""])


@st.composite
def multi_line_string(draw):
    prefix = draw(st.sampled_from(["", "r", "f"]))
    lines = draw(st.lists(st.tuples(blanks, words).map("".join), min_size=1, max_size=4))
    return f'{prefix}"""{chr(10).join(lines)}"""'


@st.composite
def statement(draw, depth=0):
    kinds = ["assign", "call", "comment", "blank", "continued"]
    kind = draw(st.sampled_from(kinds + ["block"] * (depth < 2)))
    if kind == "assign":
        return f"text = {draw(multi_line_string())}"
    if kind == "call":
        return f"print(x,\n{draw(blanks)}y)  # {draw(words)}"
    if kind == "comment":
        return f"# {draw(words)}"
    if kind == "continued":
        return "total = 1 + \\\n    2"
    if kind == "blank":
        return ""
    inner = "\n".join(draw(st.lists(statement(depth + 1), max_size=3)))
    return "for x in y:\n    pass\n" + _indented(inner)


def _indented(code: str) -> str:
    """The code four blanks further in, but for lines inside strings: written apart from the code under test."""
    inside = {
        line
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }
    lines = code.split("\n")
    return "\n".join(
        line if number in inside else textwrap.indent(line, "    ") for number, line in enumerate(lines, 1)
    )


def _comments(code: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(code + "\n").readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


@given(st.lists(statement(), min_size=1, max_size=6))
def test_the_code_means_the_same_after_the_guard_is_gone(statements):
    code = "\n".join(["y = 1", *statements])
    source = f"{GUARD}\n{_indented(code)}"
    plain = unguarded(source)
    [guard] = ast.parse(source).body
    assert ast.dump(ast.parse(plain)) == ast.dump(ast.Module(guard.body, []))
    assert _comments(plain) == _comments(code)


def test_comments_blank_lines_and_strings_survive():
    source = f'''# above
{GUARD}

    # first
    s = """
  two
    four
"""

    print(s)  # last
    # end
# outside'''
    assert (
        unguarded(source) == '# above\n\n# first\ns = """\n  two\n    four\n"""\n\nprint(s)  # last\n# end\n# outside'
    )


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (f'{GUARD} check("f")', 'check("f")'),
        (f"{GUARD} f(1,\n  2)", "f(1,\n  2)"),
        ("if __name__ == '__main__':\n\tx = 1\n\tif x:\n\t\ty = 2", "x = 1\nif x:\n\ty = 2"),
        (f"{GUARD}  # why\n  x = 1\n  y = 2", "x = 1\ny = 2"),
        ("if (\n    __name__ == '__main__'\n):\n    x = 1", "x = 1"),
        (f"{GUARD}\n    f'''\n    {{1 +\n    2}}\n    '''", "f'''\n    {1 +\n    2}\n    '''"),
        (f"{GUARD} ä = 'é'", "ä = 'é'"),
    ],
)
def test_every_way_to_write_a_guard(source, plain):
    assert unguarded(source) == plain


@pytest.mark.parametrize("source", ["x = 1", "", "# only a comment", "if __name__ == 'other':\n    x = 1"])
def test_a_cell_without_a_guard_is_told_apart(source):
    assert unguarded(source) is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"import os\n{GUARD}\n    x = 1", 1),
        (f"{GUARD}\n    x = 1\ny = 2", 3),
        (f"{GUARD}\n    x = 1\n{GUARD}\n    y = 1", 3),
        (f"{GUARD}\n    x = 1\nelse:\n    y = 1", 4),
    ],
)
def test_a_guard_beside_other_code_is_refused_with_its_line(source, line):
    with pytest.raises(SourceError) as error:
        unguarded(source)
    assert error.value.line == line
