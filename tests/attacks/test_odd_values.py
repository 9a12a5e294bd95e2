"""A check that falls over: on one submission's value it costs that submission the check; on the reference, nobody."""

from __future__ import annotations

import pytest

from autograder.course import load_course
from autograder.grading.job import make_job
from autograder.grading.judge import Judge, Ungraded
from autograder.result import Outcome

from .planted import lay_out
from .strong import code_of

CHECK = """

@pytest.mark.hidden
@pytest.mark.exercise("total")
@pytest.mark.points(1)
def test_total_twice(student):
    {line}
"""


def judge_with(folder, line):
    lay_out(folder / "root", {"@REFERENCE@": "reference", "@INPUT@": "note", "@NUMBER@": "1.5"})
    path = folder / "root" / "solutions" / "lab" / "test_lab.py"
    path.write_text(path.read_text() + CHECK.format(line=line))
    return Judge(make_job(folder / "root", load_course(folder / "root"), "lab"))


ODD = "import numpy as np\ndef shifted(values, note): return 3 * values + 1\ndef total(values, note): return 'CANARY'\n"


def test_a_value_that_nobody_thought_of_gets_no_points_and_a_verdict(tmp_path):
    with judge_with(tmp_path, "float(student.total(TABLE, 'x'))") as judge:
        result = judge.grade("ada", code_of(ODD), forgiving=True)
        [odd] = [check for check in result.checks if check.check == "test_total_twice"]
        assert (odd.outcome, odd.score) == (Outcome.protocol, 0)
        assert "test_total_twice" in result.remarks[-1]
        assert "CANARY" not in str(odd) + str(result.remarks)
        assert all(check.outcome is Outcome.passed for check in result.checks if check.exercise == "shifted")
        with pytest.raises(Ungraded, match="a check is broken: test_total_twice: ValueError"):
            judge.grade("ada", code_of(ODD))  # an audit wants to know


def test_a_check_that_falls_over_on_the_reference_too_is_no_verdict(tmp_path):
    with judge_with(tmp_path, "student.total(TABLE, 'x')['no']") as judge:
        for code in (ODD, ODD.replace("'CANARY'", "float(values.sum())")):
            with pytest.raises(Ungraded, match="a check is broken: test_total_twice"):
                judge.grade("ada", code_of(code), forgiving=True)
