"""Every attack is refused wherever grading is allowed, and succeeds where the defence that it is aimed at is gone."""

from __future__ import annotations

import os

import pytest

from .__main__ import WEAK, reports_in
from .attack import GROUPS, read_corpus
from .places import PLACES, why_not
from .strong import Report

ATTACKS = {attack.id: attack for attack in read_corpus()}
HERE = "root" if os.geteuid() == 0 else "user"  # where the whole corpus is run every time
NEEDED = 100


def strong(place: str) -> dict[str, Report]:
    if reason := why_not(place):
        pytest.skip(reason)
    reports, tier, _ = reports_in(place)
    if tier != PLACES[place][1]:
        pytest.skip(f"this machine measures as tier {tier} there")
    return {report.attack: report for report in reports}


def judged(reports: dict[str, Report]) -> dict[str, str]:
    """What is wrong with each report that is not as the attack's file says."""
    assert reports.keys() == ATTACKS.keys()
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


@pytest.mark.parametrize("place", [HERE, *(pytest.param(p, marks=pytest.mark.slow) for p in PLACES if p != HERE)])
def test_no_attack_succeeds(place):
    assert judged(strong(place)) == {}


@pytest.mark.slow
def test_every_attack_succeeds_where_its_defence_is_gone():
    reports, _, _ = reports_in(WEAK)
    assert {report.attack for report in reports} == ATTACKS.keys()
    assert [report.attack for report in reports if not report.traces] == []
