"""results.json for Gradescope: its documented format, plain tags only, and what a student wrote stays text."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from reporting_samples import any_result, build_result

from autograder.reporting.gradescope import Place, nothing_yet, to_gradescope_json

SCHEMA = Path(__file__).parents[1] / "platforms" / "gradescope" / "results.schema.json"
TAGS = {"p", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: list = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.add(tag)
        self.attributes += attributes


def written(result, **extras):
    document = json.loads(to_gradescope_json(result, **extras))
    errors = [error.message for error in Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(document)]
    assert not errors
    return document


def test_expected_got_and_hint_stand_in_html():
    document = written(build_result(), lines=["3 checks more than in your last submission."])
    dw = next(test for test in document["tests"] if test["name"] == "propagate: dw is the slope of the cost")
    assert "<p><strong>Expected:</strong></p>\n<pre>[[ 0.12093511]" in dw["output"]
    assert "<strong>Hint:</strong> Every value is 5 times too large" in dw["output"]
    assert "&lt;b&gt;still raw&lt;/b&gt;" in dw["output"]
    assert "3 checks more" in document["output"]
    assert document["score"] == 12
    assert "SECRET" not in json.dumps(document)


@pytest.mark.parametrize(("penalty", "score"), [(0, 12), (1.2, 10.8), (12, 0), (99, 0)])
def test_a_penalty_comes_off_the_total_alone(penalty, score):
    document = written(build_result(), penalty=penalty)
    assert document["score"] == score
    assert sum(test["score"] for test in document["tests"]) == 12


def test_places_on_the_leaderboard():
    document = written(build_result(), leaderboard=[Place("Accuracy", 0.95951), Place("Numbers", 18378.0, True)])
    assert document["leaderboard"] == [
        {"name": "Accuracy", "value": 0.9595, "order": "desc"},
        {"name": "Numbers", "value": 18378, "order": "asc"},
    ]


def test_before_anything_is_known_there_is_a_valid_file():
    document = json.loads(nothing_yet("Stopped."))
    assert not list(Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(document))


@given(any_result)
def test_whatever_a_student_wrote_there_are_plain_tags_only(result):
    document = written(result, notice=result.title, lines=[result.title])
    for text in (document["output"], *(test["output"] for test in document["tests"])):
        tags = Tags(text)
        assert tags.found <= TAGS
        assert tags.attributes == []
