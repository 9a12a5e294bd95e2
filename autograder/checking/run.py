"""Run the checks of one file on any number of submissions: collected once, run once for each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace

from autograder.checking import plugin
from autograder.checking.catalogue import CheckInfo
from autograder.checking.settings import Settings
from autograder.checking.submission import Submission
from autograder.problem import Problem
from autograder.result import CheckResult, LearningCurve, Outcome, Record


class ChecksBroken(Problem):
    """A check, not a submission, is at fault; the message says where."""


@dataclass(frozen=True)
class Checked:
    """All results of one submission, in the order of the checks."""

    submission: Submission
    results: list[CheckResult]
    curve: LearningCurve | None  # what a check recorded last
    remarks: list[str]  # pieces of the submission that could not be read or run
    # check -> what it raised that is no verdict: the check, or what it was given, is not as it should be
    broken: dict[str, str]
    records: dict[str, Record]  # check -> what came of it, of those that were run
    taken_over: int  # results that were known


@dataclass
class CheckRun:
    """The pytest plugin of one run. `on_checked` gets each submission when its last check has ended."""

    settings: Settings
    submissions: Iterable[Submission]
    on_checked: Callable[[Checked], None]
    only: Callable[[list[CheckInfo]], set[str]] | None = None  # names of the checks to run; None for all
    on_result: Callable[[list[CheckResult]], None] = lambda results: None  # the results so far, after each check
    failure: str = ""
    refused: Problem | None = None  # `only` did not accept what was asked for
    catalogue: list[CheckInfo] = field(default_factory=list)

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.SETTINGS] = self.settings
        config.option.tbstyle = "native"  # every other style parses the whole file of checks for each failure

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if plugin.INFO in item.stash]
        self.catalogue = [item.stash[plugin.INFO] for item in items]
        if self.only is not None:
            try:
                chosen = self.only(self.catalogue)
            except Problem as problem:
                self.refused, chosen = problem, set()
            items[:] = [item for item in items if item.stash[plugin.INFO].name in chosen]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failure = str(report.longrepr)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if self.failure or not session.items:
            return True
        for submission in self.submissions:
            self.on_checked(self._check(session, submission))
        return True

    def _check(self, session: pytest.Session, submission: Submission) -> Checked:
        stash = session.config.stash
        stash[plugin.SUBMISSION] = submission
        stash[plugin.RESULTS] = results = []
        broken, remarks, curve, records, taken_over = {}, [], None, {}, 0
        # Naming the first check as the one after the last keeps the run's data sets loaded between submissions.
        for item, after in zip(session.items, [*session.items[1:], session.items[0]], strict=True):
            info = item.stash[plugin.INFO]
            if submission.alone and info.exercise != submission.until_lost:
                continue
            if any(result.exercise == submission.until_lost for result in results if _lost(result)):
                break
            if (known := submission.known.get(info.name)) is not None and not plugin.waiting_for(info, results):
                results.append(_again(known.result, self.settings.points.get(info.name, info.points)))
                remarks += [remark for remark in known.remarks if remark not in remarks]
                curve = known.curve or curve
                taken_over += 1
                self.on_result(list(results))
                continue
            following = after if after is not item else None
            reports = _run_one(item, following)
            if (result := item.stash.get(plugin.RESULT, None)) is not None and result.outcome is Outcome.crash:
                # A system that is short of memory ends processes, too: a crash counts when it comes twice.
                results.remove(result)
                reports = _run_one(item, following)
            failed = [report for report in reports if report.failed]
            if plugin.RESULT not in item.stash and failed:
                broken[item.name] = "; ".join(map(_last_line, failed))
                results.append(plugin.unjudged(item))
            opened = item.stash.get(plugin.SESSION, None)
            own = opened.remarks if opened is not None else []
            remarks += [remark for remark in own if remark not in remarks]
            drawn = dict(item.user_properties).get(plugin.CURVE)
            curve = drawn or curve
            if (part := submission.parts.get(info.name)) is not None and plugin.RESULT in item.stash:
                records[info.name] = Record(item.stash[plugin.RESULT], part.place, drawn, own)
            self.on_result(list(results))
        return Checked(submission, results, curve, remarks, broken, records, taken_over)


def _again(result: CheckResult, points: int) -> CheckResult:
    """The same result for what a pass is worth now; nothing was computed for it."""
    return replace(result, points=points, computed=0.0)


def _lost(result: CheckResult) -> bool:
    return result.outcome not in (Outcome.passed, Outcome.skipped)


def _last_line(report: pytest.TestReport) -> str:
    """The error itself, of pytest's many lines about it."""
    errors = [line[1:].strip() for line in report.longreprtext.split("\n") if line.startswith("E ")]
    return (errors[-1] if errors else report.longreprtext.strip().split("\n")[-1])[:300]


def _run_one(item: pytest.Item, following: pytest.Item | None) -> list[pytest.TestReport]:
    from _pytest.runner import runtestprotocol

    # A function item keeps the fixtures of its last run; plugins that rerun tests reset it the same way.
    item._initrequest()
    for key in (plugin.RESULT, plugin.SESSION):
        if key in item.stash:
            del item.stash[key]
    item.user_properties.clear()
    return runtestprotocol(item, nextitem=following, log=False)


def run_checks(checks: Path, run: CheckRun) -> None:
    """Collect `checks` and run them on every submission of `run`. Raises ChecksBroken, and what `only` raised."""
    arguments = [
        str(checks),
        "--disable-plugin-autoload",
        "--noconftest",
        "--import-mode=importlib",
        "--capture=no",
        "-p", "autograder.checking.plugin",
        "-p", "no:cacheprovider",
        "-p", "no:terminal",
        "-p", "no:faulthandler",
        "-p", "no:logging",
        "-p", "no:warnings",
        "-c", os.devnull,
        "--rootdir", str(checks.parent),
        "--confcutdir", str(checks.parent),  # else pytest looks into every folder above, which it may not be let to
    ]  # fmt: skip
    # pytest takes a module of that name that is loaded already: that of another assignment, or an older version.
    sys.modules.pop(checks.stem, None)
    code = pytest.main(arguments, plugins=[run])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if run.refused is not None:
        raise run.refused
    if run.failure:
        raise ChecksBroken(f"{checks.name} can't be loaded:\n{run.failure[-3000:]}")
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise ChecksBroken(f"{checks.name} could not be run (pytest ended with {code!r}).")
    if not run.catalogue:
        raise ChecksBroken(f"{checks.name} holds no checks.")
