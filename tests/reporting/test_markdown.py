"""Markdown for GitHub, read by a parser of the same dialect: what a student wrote stays text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reporting_samples import any_result, build_result

from autograder.reporting.markdown import to_markdown
from autograder.result import Finding, Outcome

HOSTILE = "</pre><script>alert(1)</script> ```` ![x](http://e.x) | @everyone [a](b)"


def tokens(text):
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)


def kinds(text):
    found = set()
    for token in tokens(text):
        found |= {token.type, *(child.type for child in token.children or ())}
    return found


def test_the_page_says_how_far_and_what_next():
    text = to_markdown(build_result())
    assert "12 of 24 points" in text
    assert "| `propagate` | ✗ not right yet | 3 of 7 |" in text
    assert "**Expected:**" in text and "**Hint:**" in text
    assert "SECRET" not in text
    assert sum(token.type == "table_open" for token in tokens(text)) == 1
    assert sum(token.type == "tr_open" for token in tokens(text)) == 6


def test_what_a_student_wrote_is_no_markup():
    check = build_result().checks[5]
    from msgspec.structs import replace

    finding = Finding(HOSTILE, expected=HOSTILE, got=HOSTILE, on=HOSTILE, mistake=HOSTILE)
    hostile = replace(check, title=HOSTILE, finding=finding, printed=HOSTILE, outcome=Outcome.error)
    text = to_markdown(build_result(title=HOSTILE, checks=[hostile], remarks=[HOSTILE]))
    assert not kinds(text) & {"html_block", "image", "link_open"}
    inline = [child for token in tokens(text) for child in token.children or () if child.type == "html_inline"]
    assert {child.content for child in inline} <= {"<!-- -->"}
    assert "@everyone" not in "".join(t.content for t in tokens(text) if t.type == "inline")


@given(any_result, st.text(max_size=50))
def test_no_text_breaks_out(result, text):
    page = to_markdown(build_result(title=text, checks=result.checks))
    assert not kinds(page) & {"image", "link_open", "html_block"}
