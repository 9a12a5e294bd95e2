"""The judge of training and evaluation loops: right ones of many styles pass, and each mistake is named."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the loops are torch's")

from autograder.checking import loops  # noqa: E402
from autograder.checking.failure import CheckFailed, NoAnswer  # noqa: E402
from autograder.checking.loops.seen import see_training  # noqa: E402
from autograder.checking.loops.task import Truth, cross_entropy, make_task  # noqa: E402
from autograder.checking.student import Student  # noqa: E402
from autograder.isolation.protocol import Cell  # noqa: E402
from autograder.isolation.session import InProcess, Session  # noqa: E402

TRAIN = """
import torch
from torch import nn

def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
"""
EVALUATE = """
import torch

def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
"""
CHECKS = {
    name: [getattr(loops, check) for check in loops.__all__ if check.startswith(f"check_{name}")]
    for name in ("train", "evaluate")
}


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def changed(code: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in code
        code = code.replace(old, new)
    return code


def student_of(code: str, name: str) -> Student:
    session = Session(InProcess(30.0))
    session.load([Cell("the file", code)], [name], 7)
    return Student(session, name, 30.0)


def judge(code: str, check, seed: int = 1) -> str:
    """What is said about the code; "" if nothing is wrong."""
    name = check.__name__.split("_")[1]
    try:
        check(student_of(code, name), np.random.default_rng(seed), "cpu")
    except (CheckFailed, NoAnswer) as failure:
        return f"{failure.finding.problem} {failure.finding.mistake}"
    return ""


STEP = """            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
"""
CLOSURE = """            def again():
                optimizer.zero_grad()
                loss = nn.functional.cross_entropy(model(images), labels)
                loss.backward()
                return loss
            optimizer.step(again)
"""
BY_HAND = """            model.zero_grad()
            loss.backward()
            with torch.no_grad():
                for p in model.parameters():
                    p -= learning_rate * p.grad
"""
WITHOUT_BACKWARD = """            slopes = torch.autograd.grad(loss, list(model.parameters()))
            for p, slope in zip(model.parameters(), slopes):
                p.data -= learning_rate * slope
"""


@pytest.mark.parametrize(
    "changes",
    [
        (),
        [("torch.optim.Adam(", "torch.optim.SGD(momentum=0.9, nesterov=True, params=")],
        [("torch.optim.Adam(", "torch.optim.RMSprop(")],
        [("torch.optim.Adam(", "torch.optim.LBFGS(max_iter=4, params="), (STEP, CLOSURE)],
        [(STEP, BY_HAND)],
        [(STEP, WITHOUT_BACKWARD)],
        [("(scores, labels)", "(scores, labels, label_smoothing=0.1)")],
        [("optimizer.step()", "nn.utils.clip_grad_value_(model.parameters(), 0.05); optimizer.step()")],
        [("optimizer.step()", "nn.utils.clip_grad_norm_(model.parameters(), 0.1); optimizer.step()")],
        [("images.flatten(1)", "images"), ("loss.item()", "loss.detach()")],
    ],
    ids=["adam", "momentum", "rmsprop", "lbfgs", "by hand", "no backward", "smoothing", "values", "norm", "tensors"],
)
def test_right_trainings_pass(changes):
    for check in CHECKS["train"]:
        for seed in (1, 2):
            assert judge(changed(TRAIN, *changes), check, seed) == ""


COUNT, RECORD, OWN = (
    loops.check_train_gives_one_loss_per_step,
    loops.check_train_records_the_loss_before_the_update,
    loops.check_train_steps_along_its_own_gradient,
)


@pytest.mark.parametrize(
    ("change", "check", "says"),
    [
        (("    return losses", "            return losses"), COUNT, "inside the loops"),
        (("range(num_epochs)", "range(1)"), COUNT, "one pass"),
        (("loss.item()", "loss"), COUNT, "loss.item()"),
        (("model(images", "torch.nn.Linear(784, 10)(images"), COUNT, "argument `model`"),
        (("images.flatten(1)", "images.flatten(1) / 255"), COUNT, "changed on their way"),
        (("labels)\n", "labels, reduction='sum')\n"), RECORD, "sum over the pictures"),
        (("cross_entropy(scores", "cross_entropy(scores.softmax(1)"), RECORD, "softmax"),
        (("loss.item()", "nn.functional.cross_entropy(model(images), labels).item()"), RECORD, "after the updates"),
        (("            optimizer.zero_grad()\n", ""), OWN, "add"),
        (("            optimizer.step()\n", ""), OWN, "optimizer.step()"),
        (("            loss.backward()\n            optimizer", "            optimizer"), OWN, "backward"),
        (("optimizer.step()", "optimizer.zero_grad(); optimizer.step()"), OWN, "cleared before the step"),
        (("lr=learning_rate", "lr=learning_rate, maximize=True"), OWN, "uphill"),
        (("model.parameters()", "list(model.parameters())[-1:]"), OWN, "only a part"),
        (("optimizer.step()", "optimizer.step(); optimizer.step()"), OWN, "two steps"),
        (("lr=learning_rate", "lr=0.001"), loops.check_train_uses_the_learning_rate, "argument learning_rate"),
        ((".train()", ""), loops.check_train_uses_training_mode, "model.train()"),
        (("losses = []", "losses = [] * len(loader)"), loops.check_train_takes_any_loader, "need not have a length"),
        (("lr=learning_rate", "lr=0 * learning_rate"), loops.check_train_learns, "does not learn"),
    ],
)
def test_mistakes_of_a_training_are_named(change, check, says):
    said = judge(changed(TRAIN, change), check)
    assert says in said


def test_right_evaluations_pass():
    styles = [
        (),
        [("torch.no_grad", "torch.inference_mode")],
        [("with torch.no_grad():", "if True:"), ("flatten(1))", "flatten(1)).detach()")],
        [
            ("model.to(device).eval()", "before = model.training; model.eval()"),
            ("model.train()", "model.train(before)"),
        ],
        [("return right / total", "return torch.tensor(right / total)")],
    ]
    for changes in styles:
        for check in CHECKS["evaluate"]:
            assert judge(changed(EVALUATE, *changes), check) == ""


@pytest.mark.parametrize(
    ("change", "check", "says"),
    [
        (("total += len(labels)", "total += 1"), loops.check_evaluate_counts_the_right_answers, "number of batches"),
        (("return right / total", "return 100 * right / total"), loops.check_evaluate_goes_from_0_to_1, "percent"),
        ((".eval()", ""), loops.check_evaluate_uses_evaluation_mode, "model.eval()"),
        (("with torch.no_grad():", "if True:"), loops.check_evaluate_keeps_no_graph, "no_grad"),
        (("    model.train()\n", ""), loops.check_evaluate_leaves_everything_as_it_was, "model.train()"),
        ((".eval()", ""), loops.check_evaluate_leaves_everything_as_it_was, "Batch normalisation"),
        (
            ("with torch.no_grad():", "model.requires_grad_(False)\n    if True:"),
            loops.check_evaluate_leaves_everything_as_it_was,
            "requires_grad",
        ),
        (("/ total", "/ len(loader.dataset)"), loops.check_evaluate_takes_any_loader, "dataset"),
    ],
)
def test_mistakes_of_an_evaluation_are_named(change, check, says):
    said = judge(changed(EVALUATE, change), check)
    assert says in said


def test_a_left_gradient_mode_is_noticed_and_harms_no_other_check():
    code = changed(EVALUATE, ("with torch.no_grad():", "torch.set_grad_enabled(False)\n    if True:"))
    assert "set_grad_enabled" in judge(code, loops.check_evaluate_leaves_everything_as_it_was)
    assert torch.is_grad_enabled()


def test_batches_are_known_again_by_their_brightness():
    task = make_task(np.random.default_rng(3), (5, 5, 2), passes=4)
    for place, (pictures, labels) in enumerate(task.batches):
        assert pictures.shape == (len(labels), 1, 28, 28)
        for seen in (pictures, pictures.flatten(1), pictures.flip(0), pictures[:1], pictures.bfloat16()):
            assert task.place(float(seen.double().mean())) == place
        assert task.place(float(pictures.mean()) / 255) is None
        assert pictures.min() >= 0
        assert pictures.max() <= 1


def test_a_training_is_seen_as_it_was():
    """What was written down fits a training of the judge's own, step by step."""
    task = make_task(np.random.default_rng(4), (4, 3), passes=6)
    seen = see_training(student_of(TRAIN, "train"), task, "cpu", epochs=2)
    truth = Truth(task)
    assert [visit.place for visit in seen.visits] == [0, 1, 2, 3]
    for visit, loss in zip(seen.visits, seen.losses, strict=True):
        scores = truth.scores(visit.numbers, visit.place)
        value = cross_entropy(scores, truth.labels(visit.place))
        assert value.item() == pytest.approx(loss, rel=1e-5)
        np.testing.assert_allclose(visit.steps[0].slopes, truth.slope(value), rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize("log", [[{}], [{"what": "asked"}], 3, [None], [{"what": "step", "holds": "x"}]])
def test_what_was_forged_beside_the_student_is_a_failure_and_no_crash(log):
    class Forger:
        def measure(self, *arguments, **keywords):
            return {"losses": [1.0], "graph": False, "log": log, "end": torch.zeros(3)}

    with pytest.raises(CheckFailed):
        loops.check_train_gives_one_loss_per_step(Forger(), np.random.default_rng(1), "cpu")
