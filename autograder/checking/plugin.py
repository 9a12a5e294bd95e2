"""The pytest plugin that makes a test function a check: markers, fixtures, and failures in words instead of tracebacks.

It works the same under plain `pytest` at a desk and inside the judge. The judge runs the collected checks once for
every submission (`CheckRun` in run.py).
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from msgspec.structs import replace

from autograder.checking.catalogue import MARKERS, CheckInfo, describe_check
from autograder.checking.errors import hint_for
from autograder.checking.failure import CheckFailed, NoAnswer
from autograder.checking.settings import Settings
from autograder.checking.student import Student, no_answer
from autograder.checking.submission import Submission, at_desk
from autograder.isolation.session import Session, Stopped
from autograder.result import CheckResult, Finding, LearningCurve, Outcome

INFO = pytest.StashKey[CheckInfo]()
SESSION = pytest.StashKey[Session]()
RESULT = pytest.StashKey[CheckResult]()
SETTINGS = pytest.StashKey[Settings]()
SUBMISSION = pytest.StashKey[Submission]()
RESULTS = pytest.StashKey[list[CheckResult]]()  # of the submission that is being checked
DESK_BYTES = 50_000_000
# An exercise that hung once most likely hangs again; its other checks need milliseconds, so they get little time.
AFTER_A_TIMEOUT = 2.0
UNJUDGED = "What `{name}` gave back is nothing that this check can judge."
UNJUDGED_MISTAKE = "Give back exactly what the text of the exercise says. If you do, please tell your instructor."
CURVE = "learning_curve"
# What `record_accuracy` keeps: one of two accuracies, that of the best constant answer, and on how many pictures.
ACCURACY, BALANCED, CONSTANT, PICTURES = "test_accuracy", "balanced_accuracy", "best_constant", "pictures"
# What `record_second_chance` keeps in the same way.
SECOND, SECOND_PICTURES = "second_chance", "second_pictures"
CURVE_POINTS = 300  # more than a page can show


def pytest_configure(config: pytest.Config) -> None:
    for marker, text in MARKERS.items():
        config.addinivalue_line("markers", f"{marker}: {text}")
    config.stash.setdefault(SETTINGS, Settings())
    config.stash.setdefault(RESULTS, [])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if (info := describe_check(item)) is not None:
            item.stash[INFO] = info


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what builds on an exercise that does not work yet."""
    if (info := item.stash.get(INFO, None)) is None:
        return
    if waits_for := waiting_for(info, item.config.stash[RESULTS]):
        names = " and ".join(f"`{name}`" for name in waits_for)
        raise NoAnswer(Outcome.skipped, Finding(problem=f"Not checked: {names} must work first."))


def waiting_for(info: CheckInfo, results: Iterable[CheckResult]) -> list[str]:
    """The exercises that a check builds on and that do not work, by the results so far."""
    failed = {result.exercise for result in results if result.outcome is not Outcome.passed}
    return [name for name in info.needs if name in failed]


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Iterator[Student]:
    """The student's functions by name."""
    item: pytest.Item = request.node
    info = item.stash[INFO]
    settings = item.config.stash[SETTINGS]
    submission = item.config.stash.get(SUBMISSION, None) or _beside(item.path)
    seconds = info.timeout or settings.seconds
    seconds *= settings.patience
    if _timed_out_before(item.config.stash[RESULTS], info.exercise):
        seconds = min(seconds, AFTER_A_TIMEOUT * settings.patience)
    # Not the seed of the inputs: whoever knows that one knows the inputs before they come.
    seed = settings.random_seed(submission.digest(info.name), f"{info.name}/worker")
    try:
        session = submission.open(info.name, [info.exercise, *info.needs], seed, seconds)
    except Stopped as stopped:
        raise no_answer(stopped, info.exercise, seconds) from None
    item.stash[SESSION] = session
    yield Student(session, info.exercise, seconds)
    session.close()


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random inputs: new for each submission and check, the same when it is graded again."""
    item: pytest.Item = request.node
    submission = item.config.stash.get(SUBMISSION, None) or _beside(item.path)
    name = item.stash[INFO].name
    return np.random.default_rng(item.config.stash[SETTINGS].random_seed(submission.digest(name), name))


@pytest.fixture(scope="session")
def reference(pytestconfig: pytest.Config) -> ModuleType:
    """The master with the answers. Only hidden checks may ask for it."""
    path = pytestconfig.stash[SETTINGS].reference
    if path is None:
        raise pytest.UsageError("the reference answers are not here; only hidden checks may use them")
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def cats(pytestconfig: pytest.Config):
    """The cat pictures of the data set in use, read-only: (train_x, train_y, test_x, test_y, classes)."""
    from autograder.datasets import load_cats

    with contextlib.redirect_stdout(io.StringIO()):  # its one line is for people, who get it from the command
        data = load_cats(pytestconfig.stash[SETTINGS].dataset)
    for array in data[:4]:
        array.flags.writeable = False
    return data


@pytest.fixture(scope="session")
def digits(pytestconfig: pytest.Config):
    """The handwritten digits of the data set in use, read-only: (train_x, train_y, test_x, test_y)."""
    from autograder.datasets import load_digits

    with contextlib.redirect_stdout(io.StringIO()):
        data = load_digits(pytestconfig.stash[SETTINGS].dataset)
    for array in data:
        array.flags.writeable = False
    return data


@pytest.fixture(scope="session")
def device(pytestconfig: pytest.Config) -> str:
    """Where a measurement puts its models and batches, a name that torch knows: "cpu" unless the instructor says so."""
    return pytestconfig.stash[SETTINGS].device


@pytest.fixture
def record_curve(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Keep the student's own learning curve for their feedback page: record_curve(losses, unit="epoch")."""

    def record(values: Sequence[float], *, name: str = "loss", unit: str = "epoch", every: int = 1) -> None:
        step = -(-len(values) // CURVE_POINTS) or 1
        record_property(CURVE, LearningCurve(list(map(float, values[::step])), every * step, unit, name))

    return record


@pytest.fixture
def record_accuracy(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Keep an accuracy that is going to be compared with a threshold, for the calibration of that threshold."""

    def record(value: float, *, constant: float, pictures: int, name: str = ACCURACY) -> None:
        """`constant` is what the best constant answer gets, `pictures` on how many the accuracy is counted."""
        for key, number in ((name, value), (CONSTANT, constant), (PICTURES, pictures)):
            record_property(key, float(number))

    return record


@pytest.fixture
def record_second_chance(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Keep the accuracy of a second, easier task, which is enough where the first is not reached.

    The same threshold holds for both. While a threshold is calibrated, a check tries the second task every time.
    """

    def record(value: float, *, pictures: int) -> None:
        for key, number in ((SECOND, value), (SECOND_PICTURES, pictures)):
            record_property(key, float(number))

    return record


@pytest.fixture(scope="session")
def calibrating(pytestconfig: pytest.Config) -> bool:
    """Whether thresholds are being calibrated: then a check measures all that it could be asked for."""
    return pytestconfig.stash[SETTINGS].calibrating


@pytest.fixture
def measure_accuracy(record_accuracy: Callable[..., None]) -> Callable[..., float]:
    """The share of right decisions, recorded as above: measure_accuracy(decisions, labels).

    With `balanced=True` it is the mean over the classes of the share that is right in each: a constant answer then gets
    1 / classes, however the test set is mixed.
    """

    def measure(decisions: np.ndarray, labels: np.ndarray, *, balanced: bool = False) -> float:
        right = np.ravel(decisions) == np.ravel(labels)
        classes, counts = np.unique(labels, return_counts=True)
        if not balanced:
            accuracy = float(np.mean(right))
            record_accuracy(accuracy, constant=np.max(counts) / right.size, pictures=right.size)
            return accuracy
        accuracy = float(np.mean([np.mean(right[np.ravel(labels) == name]) for name in classes]))
        pictures = len(classes) * int(np.min(counts))
        record_accuracy(accuracy, constant=1 / len(classes), pictures=pictures, name=BALANCED)
        return accuracy

    return measure


@pytest.fixture(scope="session")
def threshold(pytestconfig: pytest.Config, calibrating: bool) -> Callable[[str], float]:
    """The least value that is accepted, for the data set in use: threshold("test_accuracy")."""
    thresholds = pytestconfig.stash[SETTINGS].thresholds

    def look_up(name: str) -> float:
        if name not in thresholds and calibrating:
            return 0.0
        if name not in thresholds:
            raise pytest.UsageError(f"course_config.py has no threshold {name!r} for the data set in use")
        return thresholds[name]

    return look_up


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Turn what a check raised into a result, and into words."""
    report = yield
    info = item.stash.get(INFO, None)
    if info is None:
        return report
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, NoAnswer) and error.outcome is Outcome.skipped:
        report.outcome, report.longrepr = "skipped", (str(item.path), item.location[1], error.finding.problem)
    elif isinstance(error, CheckFailed | NoAnswer):
        finding = _with_hint(error.finding, info) if isinstance(error, CheckFailed) else error.finding
        report.outcome, report.longrepr = "failed", in_words(finding)
    if call.when == "teardown" or (call.when == "setup" and error is None):
        return report
    result = _judge(item, info, error, call.duration)
    if result is not None:
        item.stash[RESULT] = result
        item.config.stash[RESULTS].append(result)
    return report


def _judge(item: pytest.Item, info: CheckInfo, error: BaseException | None, seconds: float) -> CheckResult | None:
    """The result of a check, or None where the check itself is broken: that is no verdict on the student."""
    if error is None:
        outcome, finding = Outcome.passed, None
    elif isinstance(error, CheckFailed):
        outcome, finding = Outcome.failed, _with_hint(error.finding, info)
    elif isinstance(error, NoAnswer):
        # The check's hint explains a wrong answer; here there was none.
        outcome, finding = error.outcome, _unheard(error.finding) if info.hidden else error.finding
    else:
        return None
    return _result(item, info, outcome, finding, seconds)


def unjudged(item: pytest.Item) -> CheckResult:
    """The result of a check that raised no verdict: it could not make anything of what came back."""
    info = item.stash[INFO]
    problem, mistake = UNJUDGED.format(name=info.exercise), UNJUDGED_MISTAKE
    return _result(item, info, Outcome.protocol, Finding(problem=problem, mistake=mistake), 0.0)


def _result(
    item: pytest.Item, info: CheckInfo, outcome: Outcome, finding: Finding | None, seconds: float
) -> CheckResult:
    session = item.stash.get(SESSION, None)
    points = item.config.stash[SETTINGS].points.get(info.name, info.points)
    printed = session.printed if session else ""
    measured = {name: value for name, value in item.user_properties if isinstance(value, float)}
    return CheckResult(
        info.exercise,
        info.name,
        info.title,
        points,
        info.hidden,
        outcome,
        finding,
        printed,
        round(seconds, 3),
        round(session.computed, 6) if session else 0.0,
        measured,
    )


def _unheard(finding: Finding) -> Finding:
    """Of a hidden check, an explanation that repeats nothing of what the student's code raised."""
    return replace(finding, mistake=hint_for(finding.got, hidden=True)) if finding.got else finding


def _timed_out_before(results: list[CheckResult], exercise: str) -> bool:
    return any(result.exercise == exercise and result.outcome is Outcome.timeout for result in results)


def _with_hint(finding: Finding, info: CheckInfo) -> Finding:
    if finding.mistake or not info.hint:
        return finding
    return Finding(finding.problem, finding.expected, finding.got, finding.on, info.hint)


def in_words(finding: Finding) -> str:
    """A failure under plain pytest."""
    parts = [
        ("", finding.problem),
        ("on:       ", finding.on),
        ("expected: ", finding.expected),
        ("got:      ", finding.got),
        ("hint:     ", finding.mistake),
    ]
    return "\n".join(label + text.replace("\n", "\n          ") for label, text in parts if text)


def _beside(test_file: Path) -> Submission:
    """The student's own file beside their public checks."""
    from autograder.intake.code import SUFFIXES, read_code
    from autograder.intake.own import worked_on
    from autograder.intake.problem import IntakeProblem

    stem = test_file.stem.removeprefix("test_")
    found = [path for suffix in SUFFIXES if (path := test_file.with_name(stem + suffix)).exists()]
    if not found:
        raise pytest.UsageError(f"There is no {stem}.ipynb or {stem}.py beside {test_file.name}.")
    path = worked_on(found)
    try:
        code = read_code(path, DESK_BYTES)
    except IntakeProblem as problem:
        raise pytest.UsageError(str(problem)) from problem
    return at_desk(path.name, code.cells)
