"""Every attack is refused wherever grading is allowed, and succeeds where the defence that it is aimed at is gone."""

from __future__ import annotations

import os

import pytest

from autograder.grading.grade import RESULTS
from autograder.reporting.results_json import read_results_json

from . import kills
from .__main__ import WEAK, chosen, reports_in
from .attack import CORPUS, GROUPS, read_corpus, submission
from .evidence import in_files, in_processes, in_results, of_this_run
from .places import PLACES, why_not
from .planted import plant
from .strong import Report

ATTACKS = {attack.id: attack for attack in read_corpus()}
HERE = "root" if os.geteuid() == 0 else "user"  # where the whole corpus is run every time
NEEDED = 100
PATIENT = "exhaust/*"  # these wait for limits of time


def strong(place: str, only: str) -> dict[str, Report]:
    if reason := why_not(place):
        pytest.skip(reason)
    reports, tier, _ = reports_in(place, only)
    if tier != PLACES[place][1]:
        pytest.skip(f"this machine measures as tier {tier} there")
    return {report.attack: report for report in reports}


def judged(reports: dict[str, Report]) -> dict[str, str]:
    """What is wrong with each report that is not as the attack's file says."""
    wrong = {}
    for id, report in reports.items():
        if report.traces:
            wrong[id] = "; ".join(report.traces)
        elif report.outcome not in ATTACKS[id].outcomes:
            wrong[id] = f"ended as {report.outcome}, not as {' or '.join(ATTACKS[id].outcomes)}"
    return wrong


def test_the_corpus_is_large_and_in_eight_groups():
    assert len(ATTACKS) >= NEEDED
    for group in GROUPS:
        assert sum(attack.group == group for attack in ATTACKS.values()) >= 8


def refused(place: str, only: str) -> None:
    reports = strong(place, only)
    assert reports.keys() == {id for id, attack in ATTACKS.items() if chosen(attack, only)}
    assert judged(reports) == {}


def test_no_attack_succeeds():
    refused(HERE, f"!{PATIENT}")


@pytest.mark.slow
def test_no_attack_that_takes_its_time_succeeds():
    refused(HERE, PATIENT)


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in PLACES if place != HERE])
def test_no_attack_succeeds_in_another_place(place):
    refused(place, "*")


@pytest.mark.slow
def test_every_attack_succeeds_where_its_defence_is_gone():
    reports, _, _ = reports_in(WEAK)
    assert {report.attack for report in reports} == ATTACKS.keys()
    assert [report.attack for report in reports if not report.traces] == []


@pytest.mark.slow
def test_a_class_of_attackers_is_graded_to_the_end(tmp_path):
    """The command itself, on all of them at once and two honest students between them."""
    with plant() as planted:
        submissions = tmp_path / "class"
        submissions.mkdir()
        known = {**planted.known, "sibling": 1}
        for attack in ATTACKS.values():
            (submissions / f"{attack.group}-{attack.name}.py").write_text(submission(attack, known))
        for name in ("aaron", "zoe"):
            (submissions / f"{name}.py").write_text((CORPUS / "prelude.py").read_text())
        before = of_this_run(planted.token)
        run = kills.start(planted.root, submissions, tmp_path / "out")
        said, _ = run.communicate(timeout=600)
        assert run.returncode == 0, said[-3000:]
        for attack in ATTACKS.values():
            result = read_results_json(tmp_path / "out" / f"{attack.group}-{attack.name}" / RESULTS)
            assert in_results(attack, result.checks) == [], attack.id
        for name in ("aaron", "zoe"):
            result = read_results_json(tmp_path / "out" / name / RESULTS)
            assert result.score == result.max_score
        outputs = [said.encode(), *(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())]
        assert [found for data in outputs if (found := planted.found_in(data))] == []
        assert in_processes(planted, before) == []
        assert in_files(planted, []) == []
