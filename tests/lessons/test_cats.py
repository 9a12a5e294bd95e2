"""The torch cat lesson: reference answers against numpy and against laws, its figures, and the notebook's cells."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_files import REAL_CATS, ROOT
from test_cells import code_lines, nbgrader

from autograder.authoring.guards import unguarded
from autograder.course import load_course

torch = pytest.importorskip("torch", reason="this lesson needs torch")

MASTER = ROOT / "solutions" / "a3_cats" / "cats.py"
PUBLIC_CHECKS = ROOT / "assignments" / "a3_cats" / "test_cats.py"
EXERCISES = load_course(ROOT).assignment("a3_cats").exercises


@pytest.fixture(scope="module")
def cats():
    """The reference answers: the master, imported."""
    spec = importlib.util.spec_from_file_location("cats_master", MASTER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lesson():
    """The master as a notebook; a fresh copy for each test."""
    jupytext = pytest.importorskip("jupytext", reason="jupytext is part of the authoring extra")
    return jupytext.read(MASTER)


def cell_of(lesson, grade_id: str):
    [cell] = [cell for cell in lesson.cells if nbgrader(cell).get("grade_id") == grade_id]
    return cell


def small_problem(seed: int, n: int, m: int):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, size=m)
    y[:2] = 0, 1  # both answers occur
    return torch.tensor(rng.random((m, n)), dtype=torch.float32), torch.tensor(y)


def rows(pictures) -> torch.Tensor:
    return torch.tensor(pictures.reshape(len(pictures), -1) / 255, dtype=torch.float32)


# The reference answers


def test_importing_costs_torch_and_nothing_else():
    code = f"import sys, torch; sys.path.insert(0, {str(MASTER.parent)!r}); before = set(sys.modules); import cats;"
    code += "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout.split(), done.stderr) == (["cats"], "")


def test_logistic_classifier_is_the_formula_of_the_numpy_lesson(cats):
    X, _ = small_problem(1, n=4, m=6)
    model = cats.LogisticClassifier(4)
    weight, bias = (p.detach().numpy() for p in model.parameters())  # (1, n), (1,)
    expected = 1 / (1 + np.exp(-(X.numpy() @ weight.T + bias)))
    np.testing.assert_allclose(model(X).detach(), expected, rtol=1e-5)


def test_cat_classifier_is_two_bent_layers_and_a_sigmoid(cats):
    X, _ = small_problem(2, n=4, m=6)
    model = cats.CatClassifier(4, 5, 3)
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy().astype(float) for p in model.parameters())
    assert [W.shape for W in (W1, W2, W3)] == [(5, 4), (3, 5), (1, 3)]
    A1 = np.maximum(X.numpy() @ W1.T + b1, 0)
    A2 = np.maximum(A1 @ W2.T + b2, 0)
    np.testing.assert_allclose(model(X).detach(), 1 / (1 + np.exp(-(A2 @ W3.T + b3))), rtol=1e-5)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), n=st.integers(1, 6), m=st.integers(2, 9), steps=st.integers(0, 4))
def test_training_is_the_gradient_descent_of_the_numpy_lesson(cats, seed, n, m, steps):
    X, y = small_problem(seed, n, m)
    torch.manual_seed(seed)
    model = cats.LogisticClassifier(n)
    w, b = (p.detach().numpy().astype(float) for p in model.parameters())  # (1, n), (1,)
    losses = cats.train(model, X, y, steps, 0.5)
    X, y = X.numpy().astype(float), y.numpy()
    expected = []
    for _ in range(steps):
        z = (X @ w.T + b)[:, 0]  # (m,)
        expected.append(np.mean(np.logaddexp(0, z) - y * z))
        a = 1 / (1 + np.exp(-z))
        w, b = w - 0.5 * (a - y) @ X / m, b - 0.5 * np.mean(a - y)
    assert losses == pytest.approx(expected, rel=1e-4)
    assert all(isinstance(loss, float) for loss in losses)
    for p, value in zip(model.parameters(), (w, b), strict=True):
        np.testing.assert_allclose(p.detach(), value, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("dtype", [torch.int64, torch.int32, torch.float32, torch.float64])
def test_every_kind_of_label_is_taken(cats, dtype):
    X, y = small_problem(3, n=4, m=7)
    torch.manual_seed(0)
    model = cats.CatClassifier(4, 3, 2)
    assert 0 < cats.accuracy(model, X, y.to(dtype)) < 1
    assert cats.train(model, X, y.to(dtype), 1, 0.1) != []


def test_training_goes_on_where_it_stopped(cats):
    """The lesson trains in portions of 50 epochs: that must be the same as training at once."""
    X, y = small_problem(4, n=4, m=7)
    torch.manual_seed(0)
    whole = cats.train(cats.CatClassifier(4, 3, 2), X, y, 6, 0.3)
    torch.manual_seed(0)
    model = cats.CatClassifier(4, 3, 2)
    assert cats.train(model, X, y, 2, 0.3) + cats.train(model, X, y, 4, 0.3) == whole


class Given(torch.nn.Module):
    """A model whose probabilities are its input's first number."""

    def __init__(self):
        super().__init__()
        self.zero = torch.nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X[:, :1] + self.zero


def test_predict_and_accuracy_by_hand(cats):
    X = torch.tensor([[0.1], [0.51], [0.49], [0.9], [1.0]])
    model = Given()
    assert cats.predict(model, X).tolist() == [0, 1, 0, 1, 1]
    assert cats.accuracy(model, X, torch.tensor([0, 1, 1, 1, 0])) == pytest.approx(3 / 5)
    assert isinstance(cats.accuracy(model, X[:1], torch.tensor([0])), float)
    assert cats.predict(model, X[:1]).shape == (1,)
    assert model.zero.grad is None and model.zero.item() == 0


# The figures of the lesson


@pytest.fixture
def real_pictures(monkeypatch):
    if not (REAL_CATS / "train_catvnoncat.h5").is_file():
        pytest.skip("the real cats are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(REAL_CATS))
    from autograder import load_cats

    return load_cats("cats-real")


@pytest.fixture
def drawn_pictures(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    from autograder import load_cats

    return load_cats("cats-drawn")


@pytest.mark.slow
@pytest.mark.parametrize(("pictures", "least"), [("real_pictures", 0.70), ("drawn_pictures", 0.78)])
def test_linear_model_beats_both_constant_answers(cats, request, pictures, least):
    data = request.getfixturevalue(pictures)
    torch.manual_seed(0)
    model = cats.LogisticClassifier(12288)
    cats.train(model, rows(data.train_x), torch.tensor(data.train_y[0]), 1000, 0.005)
    found = cats.accuracy(model, rows(data.test_x), torch.tensor(data.test_y[0]))
    assert found >= least > max(data.test_y.mean(), 1 - data.test_y.mean())


def test_line_of_the_lecture_says_cat_every_time(real_pictures):
    a = torch.rand(50)
    answers = torch.maximum(a, torch.ones(a.shape))
    assert (answers == torch.tensor(real_pictures.test_y[0])).float().mean().item() == pytest.approx(0.66)


def test_from_zeros_hidden_layers_learn_only_the_share_of_cats(cats):
    X, y = small_problem(5, n=6, m=40)
    model = cats.CatClassifier(6, 4, 3)
    for p in model.parameters():
        torch.nn.init.zeros_(p)
    cats.train(model, X, y, 2000, 0.5)
    share = y.float().mean().item()
    np.testing.assert_allclose(model(X).detach(), np.full((40, 1), share), rtol=1e-3)


# The lesson as a notebook


def test_cells_are_short_and_introduced(lesson):
    for before, cell in zip(lesson.cells, lesson.cells[1:], strict=False):
        if cell.cell_type == "code":
            assert code_lines(cell.source) <= 20, cell.source
            assert before.cell_type == "markdown" or nbgrader(cell).get("grade"), cell.source


def test_only_imports_and_definitions_are_outside_of_the_guard(lesson):
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    for cell in lesson.cells:
        if cell.cell_type == "code" and unguarded(cell.source) is None:
            assert all(isinstance(statement, allowed) for statement in ast.parse(cell.source).body), cell.source


def test_each_exercise_has_its_cell_and_its_check_in_the_order_of_the_course(lesson):
    ids = [nbgrader(cell)["grade_id"] for cell in lesson.cells if nbgrader(cell)]
    pairs = [name for exercise in EXERCISES for name in (exercise, f"check_{exercise}")]
    assert ids == [*pairs, "written_seeds"]
    for exercise in EXERCISES:
        check = cell_of(lesson, f"check_{exercise}")
        assert unguarded(check.source) == f'check("{exercise}")'
        assert nbgrader(check)["grade"] and nbgrader(check)["locked"] and not nbgrader(check)["solution"]
    written = nbgrader(cell_of(lesson, "written_seeds"))
    assert written["grade"] and written["solution"] and not written["locked"]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_students_see_signature_docstring_and_steps_but_not_the_answer(lesson, exercise):
    source = cell_of(lesson, exercise).source
    [definition] = ast.parse(source).body
    assert definition.name == exercise
    functions = [node for node in ast.walk(definition) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        docstring = ast.get_docstring(function)
        arguments = {argument.arg for argument in function.args.args} - {"self"}
        assert all(f"{name}" in docstring for name in arguments)
        assert ("Returns:" in docstring) == (function.name != "__init__")
    assert source.count("### BEGIN SOLUTION") == source.count("### END SOLUTION") == len(functions)
    assert "# 1. " in source


def test_formulas_are_closed_within_a_line(lesson):
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.split("\n"):
                assert line.count("$") % 2 == 0, line


@pytest.mark.slow
def test_runs_from_top_to_bottom_without_a_warning(lesson, tmp_path, monkeypatch):
    """With the reference answers in it, on the drawn cats, as a student who has solved everything sees it."""
    nbclient = pytest.importorskip("nbclient", reason="nbclient is part of the dev extra")
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "matplotlib"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
    for cell in lesson.cells:
        if cell.cell_type == "code":
            cell.source = unguarded(cell.source) or cell.source
    shutil.copy(PUBLIC_CHECKS, tmp_path)
    folder = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(lesson, timeout=300, kernel_name="python3", resources=folder).execute()
    outputs = [output for cell in lesson.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 5
    cards = [output for output in outputs if output.output_type == "execute_result"]
    assert [output.data["text/plain"].split(" (")[0] for output in cards] == [f"✓ {name}: done" for name in EXERCISES]
    text = "".join(output.text for output in outputs if output.output_type == "stream")
    assert "cats-drawn" in text
    assert "1 different of 32 sums" in text  # what zeros do to a hidden layer
