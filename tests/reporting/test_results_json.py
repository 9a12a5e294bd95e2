from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace
from reporting_samples import any_result, build_result

from autograder.reporting.results_json import read_results_json, to_results_json
from autograder.reporting.shown import shown
from autograder.result import LearningCurve, Outcome, SubmissionResult

SCHEMA = json.loads((files("autograder.reporting") / "templates/results.schema.json").read_text("utf-8"))


def as_json(result: SubmissionResult) -> dict:
    return json.loads(to_results_json(result))


def without_nan(result: SubmissionResult) -> SubmissionResult:
    """nan equals nothing, not even itself; a word in its place can be compared."""
    curve = result.learning_curve
    return replace(
        result, learning_curve=curve and replace(curve, values=["nan" if math.isnan(x) else x for x in curve.values])
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(any_result)
def test_every_result_follows_the_schema(result: SubmissionResult) -> None:
    jsonschema.validate(as_json(result), SCHEMA)


@given(any_result)
def test_reading_back_gives_what_may_be_shown(
    tmp_path_factory: pytest.TempPathFactory, result: SubmissionResult
) -> None:
    path = tmp_path_factory.mktemp("results") / "results.json"
    path.write_bytes(to_results_json(result))
    back = read_results_json(path)
    assert without_nan(back) == without_nan(shown(result))
    assert to_results_json(back) == path.read_bytes()


def test_fields_of_the_contract(result: SubmissionResult) -> None:
    file = as_json(result)
    assert file["score"] == 12
    assert file["output"].startswith("2 of 5 exercises, 12 of 24 points.\nNext: Look at `propagate` again: ")
    assert file["extra_data"]["tier"] == "B" and file["extra_data"]["dataset"] == "cats-drawn"
    test = next(t for t in file["tests"] if t["extra_data"]["check"] == "test_dw")
    assert test["number"] == "2.3"
    assert (test["score"], test["max_score"], test["status"]) == (0, 2, "failed")
    assert test["tags"] == ["propagate"]
    for part in ("Not right yet.", "dw has wrong values.", "[[ 0.12093511]", "w (3, 1), b 0.5", "divide by m"):
        assert part in test["output"]


def test_values_of_hidden_checks_and_what_was_printed_in_them_are_nowhere_in_the_file(result: SubmissionResult) -> None:
    content = to_results_json(result).decode()
    assert "SECRET" not in content
    hidden = [t for t in json.loads(content)["tests"] if t["extra_data"]["check"] == "test_other_sizes"]
    assert hidden[0]["output"] == "Not right yet.\ndb has wrong values.\nHint: db is a mean as well: divide by m."
    assert hidden[0]["tags"] == ["propagate", "hidden"]


def test_every_test_is_visible_because_one_hidden_test_hides_the_total(result: SubmissionResult) -> None:
    assert {t["visibility"] for t in as_json(result)["tests"]} == {"visible"}


def test_two_gradings_differ_in_times_alone(result: SubmissionResult) -> None:
    slower = replace(
        result,
        seconds=99.0,
        versions=dict(reversed(result.versions.items())),
        checks=[replace(c, seconds=9.0) for c in result.checks],
    )
    one, other = as_json(result), as_json(slower)
    for file in (one, other):
        del file["execution_time"]
        for test in file["tests"]:
            del test["extra_data"]["seconds"]
    assert json.dumps(one) == json.dumps(other)  # the order of the keys too


def test_a_curve_that_is_not_finite_survives(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_bytes(to_results_json(build_result(learning_curve=LearningCurve([0.5, math.inf, -math.inf, math.nan]))))
    json.loads(path.read_text("utf-8"), parse_constant=pytest.fail)
    assert repr(read_results_json(path).learning_curve.values) == "[0.5, inf, -inf, nan]"


def change(file: dict, how: str) -> None:
    if how == "score":
        file["score"] += 1
    elif how == "status":
        file["tests"][0]["status"] = "failed"
    elif how == "outcome":
        file["tests"][0]["extra_data"]["outcome"] = Outcome.failed
    elif how == "unknown outcome":
        file["tests"][0]["extra_data"]["outcome"] = "great"
    elif how == "field gone":
        del file["extra_data"]["tier"]


@pytest.mark.parametrize("how", ["score", "status", "outcome", "unknown outcome", "field gone"])
def test_a_changed_file_is_refused(tmp_path: Path, result: SubmissionResult, how: str) -> None:
    file = as_json(result)
    change(file, how)
    path = tmp_path / "results.json"
    path.write_text(json.dumps(file))
    with pytest.raises(ValueError, match=r"results\.json (is damaged|contradicts itself)"):
        read_results_json(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"score": NaN}', b"\x00" * 100])
def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "results.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"results\.json is damaged.*grade again") as caught:
        read_results_json(path)
    assert "\n" not in str(caught.value)


def test_any_cut_off_file_is_refused(tmp_path: Path, result: SubmissionResult) -> None:
    content = to_results_json(result).rstrip()
    path = tmp_path / "results.json"
    for end in range(0, len(content), 97):
        path.write_bytes(content[:end])
        with pytest.raises(ValueError, match="damaged"):
            read_results_json(path)


def test_no_field_of_a_result_is_forgotten(tmp_path: Path) -> None:
    """A field that is new in the result and missing here would be lost without a word."""
    full = build_result()
    of_the_run = {"taken_over"}  # of how the result came about: the same result may come another way
    unset = [field for field in full.__struct_fields__ if field not in of_the_run and not getattr(full, field)]
    assert not unset, f"give {unset} a value in the sample"
    path = tmp_path / "results.json"
    path.write_bytes(to_results_json(full))
    assert read_results_json(path) == shown(full)
