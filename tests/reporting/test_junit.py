"""JUnit XML, read back by a library that knows the format."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped
from reporting_samples import any_result, build_result

from autograder.reporting.junit import to_junit_xml
from autograder.result import Outcome


def read(result):
    return JUnitXml.fromstring(to_junit_xml(result, "logistic.ipynb", lambda check: 7))


def test_each_check_is_a_test_case_of_its_kind():
    result = build_result()
    [suite] = read(result)
    kinds = Counter(type(entry) for case in suite for entry in case.result)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (14, 4, 0, 2)
    assert kinds == {Failure: 4, Skipped: 2}
    case = next(case for case in suite if case.name == "dw is the slope of the cost")
    assert case.classname == "a1_logistic.propagate"
    assert (case._elem.get("file"), case._elem.get("line")) == ("logistic.ipynb", "7")
    assert "5 times too large" in case.result[0].text


def test_what_gave_no_answer_is_an_error():
    check = build_result().checks[5]
    from msgspec.structs import replace

    timeout = replace(check, outcome=Outcome.timeout)
    [suite] = read(build_result(checks=[timeout]))
    [case] = suite
    assert isinstance(case.result[0], Error)
    assert case.result[0].message == "Took too long."


def test_a_hidden_check_keeps_its_secret():
    assert b"SECRET" not in to_junit_xml(build_result(), "x.py", lambda check: 1)


@given(any_result)
def test_whatever_a_student_prints_is_valid_xml(result):
    [suite] = read(result)
    assert suite.tests == len(result.checks)
