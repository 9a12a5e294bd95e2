"""Tensors are judged as the arrays they hold, and torch is not needed where there are none."""

import subprocess
import sys

import numpy as np
import pytest

from autograder.checking import compare
from autograder.checking.failure import CheckFailed
from autograder.checking.show import show

torch = pytest.importorskip("torch", reason="torch is not installed")


def test_a_tensor_of_one_element_is_a_number():
    for got in (torch.tensor(2.0), torch.tensor([[2]]), torch.tensor([2.0], requires_grad=True)):
        assert compare.expect_number(got, 2.0, name="c") == 2.0
    with pytest.raises(CheckFailed, match="is wrong"):
        compare.expect_number(torch.tensor(2.1), 2.0, name="c")


def test_a_tensor_is_an_array_and_keeps_its_shape():
    right = [[1.0, 2.0], [3.0, 4.0]]
    for dtype in (torch.float32, torch.float64, torch.int64, torch.bfloat16):
        got = compare.expect_array(torch.tensor(right, dtype=dtype), torch.tensor(right), name="A")
        np.testing.assert_array_equal(got, right)
    for wrong in (torch.tensor(right).flatten(), torch.zeros(0, 2), torch.tensor(float("nan")).expand(2, 2)):
        with pytest.raises(CheckFailed):
            compare.expect_array(wrong, right, name="A")


def test_what_a_known_mistake_gives_may_be_a_tensor():
    with pytest.raises(CheckFailed) as caught:
        compare.expect_array(torch.ones(2), np.zeros(2), name="g", mistakes=[("ones", torch.ones(2))])
    assert caught.value.finding.mistake == "ones"


def test_a_list_of_tensors_is_a_list_of_numbers():
    for got in ([torch.tensor(1.0), 2.0], torch.tensor([1.0, 2.0]), (torch.tensor([1]), torch.tensor(2))):
        assert compare.expect_sequence(got, name="losses") == [1.0, 2.0]


def test_labels_may_be_a_tensor_of_bool():
    assert compare.expect_labels(torch.tensor([True, False]), [1, 0], name="labels").tolist() == [1, 0]


def test_an_argument_is_compared_bit_for_bit():
    x = torch.tensor([1.0, 2.0])
    compare.expect_same(x.clone(), x.requires_grad_(True), "x")
    with pytest.raises(CheckFailed, match="changed"):
        compare.expect_same(torch.tensor([1.0, 2.5]), x, "x")


def test_a_tensor_is_shown_by_its_values():
    assert show(torch.tensor([1.5, 2.0], requires_grad=True)) == show(np.array([1.5, 2.0], dtype=np.float32))
    assert show([torch.tensor(3)]) == "[3]"


def test_torch_is_not_imported_for_it():
    code = "import sys; from autograder.checking.compare import expect_array; expect_array([1.0], [1.0], name='A');"
    code += "print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
