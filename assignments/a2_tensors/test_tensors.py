# The public checks of this assignment, made from its master by `course build`.
# Read them as much as you like. Changes made here are overwritten, and don't count for grading.

"""The checks of "Tensors, gradients and a line through points".

Each check is a function that calls yours through `student` and judges what comes back. The numbers in the tables were
worked out beforehand. Run them with `course check`, in the notebook with `check("gradient")`, or with plain `pytest`.
"""

import numpy as np
import pytest
import torch

from autograder.checking.compare import (
    expect_array,
    expect_number,
    expect_parts,
    expect_same,
    expect_sequence,
    fail,
    given,
    show,
)


def tensor(values, dtype=torch.float32):
    """A new tensor: what a call changes in place must not reach the next check."""
    return torch.tensor(np.array(values), dtype=dtype)


LEFT_TORCH = "item(), tolist(), float() and numpy() leave torch, and autograd can't follow. Return the tensor itself."


def expect_tensor(got, expected, *, name, on, dtype=None, **options):
    """A tensor of these values and of this shape; of this dtype, if one is given."""
    if got is not None and not isinstance(got, torch.Tensor):
        kind = "list" if isinstance(got, list) else "numpy array" if isinstance(got, np.ndarray) else type(got).__name__
        kind = getattr(got, "type_name", kind)
        wanted = f"a tensor, {show(np.asarray(expected, dtype=float))}"
        fail(f"{name} is not a tensor but of type {kind}.", expected=wanted, got=got, on=on, mistake=LEFT_TORCH)
    expect_array(got, expected, name=name, on=on, **options)
    if dtype is not None and got.dtype != dtype:
        fail(
            f"{name} has another dtype than A and v.",
            expected=str(dtype),
            got=str(got.dtype),
            on=on,
            mistake="torch.zeros makes float32 unless you say dtype=A.dtype, and float() changes the type. "
            "The result has the dtype of A and v.",
        )


# ---------------------------------------------------------------------------------------------------------------------
# 1. matrix_times_vector
# ---------------------------------------------------------------------------------------------------------------------

A_SQUARE, V_SQUARE = [[2, 1], [3, 4]], [1, 2]
A_WIDE, V_WIDE = [[2, 1, 0], [3, 4, -1]], [1, 2, 5]  # (2, 3) and (3,)
PRODUCT = "The result of matrix_times_vector"
ELEMENTWISE = "This multiplies element by element, as * does. Each row of A times v is added up to one number."
DOWN_THE_COLUMNS = "This adds up down the columns. Add up along each row of A, the last axis."
SQUARE_MISTAKES = [
    (ELEMENTWISE, [[2, 2], [3, 8]]),
    ("This is v @ A, or Aᵀ times v. The matrix comes first: row i of A times v is entry i.", [8, 9]),
    (DOWN_THE_COLUMNS, [5, 10]),
    ("This is a mean over each row. Add up; don't divide.", [2.0, 5.5]),
    ("Everything was added up to one number. There is one entry for each row of A.", 15),
    ("Every row of the result is v added to a row of A. Multiply, then add up.", [[3, 3], [4, 6]]),
    ("Only the rows of A were added up. Where is v?", [3, 7]),
    ("The result is a column. It has one axis only, (r,), as v has.", [[4], [11]]),
    ("The result is a row of a matrix. It has one axis only, (r,), as v has.", [[4, 11]]),
]
WIDE_MISTAKES = [
    (ELEMENTWISE, [[2, 2, 0], [3, 8, -5]]),
    (DOWN_THE_COLUMNS, [5, 10, -5]),
    ("Only the first entries of each row count here. Go through all of its columns.", [4, 11]),
]


@pytest.mark.exercise("matrix_times_vector")
@pytest.mark.points(1)
@pytest.mark.hint(
    "Entry i of the result: row i of A and v, multiplied entry by entry and added up. (r, c), (c,) → (r,)."
)
def test_matrix_times_vector_on_small_tables(student):
    """A matrix (r, c) times a vector (c,) is right on two small tables."""
    for A, v, expected, mistakes in (
        (A_SQUARE, V_SQUARE, [4, 11], SQUARE_MISTAKES),
        (A_WIDE, V_WIDE, [4, 6], WIDE_MISTAKES),
    ):
        got = student.matrix_times_vector(tensor(A), tensor(v))
        expect_tensor(got, expected, name=PRODUCT, on=given(A=tensor(A), v=tensor(v)), mistakes=mistakes)


@pytest.mark.exercise("matrix_times_vector")
@pytest.mark.points(1)
@pytest.mark.hint("The result has the dtype of A and v. Don't convert, and give torch.zeros a dtype.")
def test_matrix_times_vector_keeps_the_dtype(student):
    """float32 stays float32, float64 stays float64, and int64 stays int64."""
    for dtype in (torch.float32, torch.float64, torch.int64):
        A, v = tensor(A_WIDE, dtype), tensor(V_WIDE, dtype)
        on = given(A=A, v=v) + f", both {dtype}"
        expect_tensor(student.matrix_times_vector(A, v), [4, 6], name=PRODUCT, on=on, dtype=dtype)


# ---------------------------------------------------------------------------------------------------------------------
# 2. shifted_square_mean
# ---------------------------------------------------------------------------------------------------------------------

X_TABLE = [[0.5, -1.0], [2.0, -3.5], [1.0, 0.0]]  # (3, 2)
MEAN = 11.083333333333
MEAN_SLOPES = [[1.166666666667, 0.666666666667], [1.666666666667, -0.166666666667], [1.333333333333, 1.0]]
MEAN_RESULT = "The result of shifted_square_mean"
MEAN_MISTAKES = [
    ("This is the sum. Take the mean.", 66.5),
    ("The mean is taken too early. Square each entry first, then take the mean.", 8.027777777778),
    ("3 is added after the square. Add 3 first, then square.", 6.083333333333),
    ("3 and x are squared apart: this is the mean of x² + 9. Add 3 first, then square the sum.", 12.083333333333),
    ("The square is missing: this is the mean of x + 3.", 2.833333333333),
    ("This is 3 times x. The text says x plus 3.", 27.75),
    ("3 is missing: this is the mean of x².", 3.083333333333),
    ("This is x minus 3. The text says x plus 3.", 13.083333333333),
    ("The last step is a square root too many.", 3.329164059197),
    ("This doubles in place of squaring. y² is y * y or y**2.", 5.666666666667),
    ("This divides by the rows of x only. Divide by the number of entries.", 22.166666666667),
    ("The mean is missing: there is one number for each entry of x.", [[12.25, 4.0], [25.0, 0.25], [16.0, 9.0]]),
    ("The mean goes over one axis only. It is the mean of all entries.", [17.75, 4.416666666667]),
    ("The mean goes over one axis only. It is the mean of all entries.", [8.125, 12.625, 12.5]),
]
CUT = (
    "The chain from the result back to the argument is cut. detach, item, numpy, torch.tensor(...) and "
    "torch.no_grad cut it: use torch operations all the way."
)
IN_PLACE = "`-=`, `.data` and methods that end in _ change the caller's tensor. Make a new one: y = x + 3."
FREED = "backward was called inside already, and that uses up the graph. Only return the result; the caller goes back."


def followed(result, leaf):
    """The result, the slope that autograd finds at the leaf, and whether the way there was used up."""
    if not isinstance(result, torch.Tensor) or not result.requires_grad:
        return result, None, False
    try:
        (slope,) = torch.autograd.grad(result.sum(), leaf, allow_unused=True)
    except RuntimeError:
        return result, None, True
    return result, slope, False


def mean_and_slopes(student, x):
    before, x = x, x.clone().requires_grad_(True)
    return *followed(student.shifted_square_mean(x), x), torch.equal(before, x.detach())


def expect_slopes(found, slopes, argument, on, mistakes=()):
    """Autograd could follow the result back to the argument, and found these slopes."""
    result, slope, freed, same = found
    if isinstance(result, torch.Tensor) and slope is not None:
        expect_array(slope, slopes, name=f"The gradient at {argument}", on=on, mistakes=mistakes)
        if not same:
            fail(
                "The call changed the caller's tensors.", expected="the arguments as they were", on=on, mistake=IN_PLACE
            )
        return
    problem = f"Autograd can't follow the result back to {argument}."
    wanted = f"a gradient at {argument}: {show(np.asarray(slopes))}"
    fail(problem, expected=wanted, got="no gradient", on=on, mistake=FREED if freed else CUT)


@pytest.mark.exercise("shifted_square_mean")
@pytest.mark.points(1)
@pytest.mark.hint("Add 3 to each entry, square each, and take the mean of all: one number, as a tensor without axes.")
def test_shifted_square_mean_on_a_small_table(student):
    """The mean of (x + 3)² is right, and a tensor without axes."""
    x = tensor(X_TABLE)
    got = student.shifted_square_mean(x)
    expect_tensor(got, MEAN, name=MEAN_RESULT, on=given(x=tensor(X_TABLE)), mistakes=MEAN_MISTAKES)


@pytest.mark.exercise("shifted_square_mean")
@pytest.mark.points(1)
@pytest.mark.hint("Only torch operations on the way from x to the result; no item(), detach() or no_grad.")
def test_autograd_can_follow_the_mean_back_to_x(student):
    """Going back from the result, autograd finds 2(x + 3)/k at x."""
    found = student.measure(mean_and_slopes, tensor(X_TABLE), uses=(followed,))
    on = given(x=tensor(X_TABLE)) + ", with requires_grad=True"
    expect_tensor(found[0], MEAN, name=MEAN_RESULT, on=on, mistakes=MEAN_MISTAKES)
    expect_slopes(found, MEAN_SLOPES, "x", on)


# ---------------------------------------------------------------------------------------------------------------------
# 3. gradient
# ---------------------------------------------------------------------------------------------------------------------

GRADIENT = "The result of gradient"
NOT_A_TUPLE = "torch.autograd.grad gives a tuple, here with one tensor in it. Return that tensor: [0]."
ADDED_UP = (
    "The second answer has the first one added to it: gradients add up in .grad. Start from a new copy each time."
)
FRESH_COPY = "Work on a copy of your own: x.detach().clone().requires_grad_(True)."


def sum_of_cubes(x):
    return (x**3).sum()


def mean_of_entries(x):
    return x.mean()


def sum_of_exponentials(x):
    return x.exp().sum()


def root_of_the_squares(x):
    return (x**2).sum().sqrt()


def gradient_at(student, name, x, times, tracked, grad, *more):
    """What gradient gives, once for each call, and then x, x.requires_grad and x.grad."""
    x = x.clone().requires_grad_(tracked)
    x.grad = grad
    answers = []
    for _ in range(times):
        answer = student.gradient(lambda z: globals()[name](z, *more), x)
        answers.append(answer.detach().clone() if isinstance(answer, torch.Tensor) else answer)
    return answers, x.detach().clone(), x.requires_grad, None if x.grad is None else x.grad.clone()


def expect_gradient(answer, expected, x, value, on, mistakes=(), dtype=torch.float32):
    """The gradient has the shape of x and these values; float32 has fewer digits."""
    if isinstance(answer, tuple | list) and len(answer) == 1:
        fail(f"{GRADIENT} is a {type(answer).__name__}.", expected="a tensor", got=answer, on=on, mistake=NOT_A_TUPLE)
    rtol = 1e-3 if dtype is torch.float32 else 1e-4
    entries = np.asarray(expected, dtype=float)
    known = [
        *mistakes,
        ("This is f(x), the value. Return the gradient: the slope for each entry of x.", value),
        ("This is x itself, not the gradient at x.", x),
        ("The gradient turned round. Downhill comes later; return the gradient itself.", -entries),
        ("This is twice the gradient: gradients add up. Was backward called twice?", 2 * entries),
        ("The slopes were added up. There is one for each entry of x.", entries.sum()),
        ("The slopes were averaged. There is one for each entry of x.", entries.mean()),
        ("Every slope is 0. Is this the gradient of a fresh tensor that f never saw?", 0 * entries),
        ("The gradient was scaled to length 1. Return it as it is.", entries / (np.linalg.norm(entries) or 1)),
        ("The gradient is flat. It has the shape of x.", entries.reshape(-1)),
    ]
    if answer is None:
        fail(
            f"{GRADIENT} is None.",
            expected=show(entries),
            got=answer,
            on=on,
            mistake="Is there a `return`? And .grad is None until backward is called, and stays None on a tensor that "
            "is no leaf, such as x.clone() of an x that requires gradients: use x.detach().clone().",
        )
    expect_tensor(answer, entries, name=GRADIENT, on=on, rtol=rtol, mistakes=known)


@pytest.mark.exercise("gradient")
@pytest.mark.points(1)
@pytest.mark.hint("Make a copy of x that requires gradients, compute f of it, go backward, return the copy's .grad.")
def test_gradient_of_the_sum_of_cubes(student):
    """The gradient of the sum of x³ at [2, 6] is [12, 108]."""
    answers, *_ = student.measure(gradient_at, "sum_of_cubes", tensor([2, 6]), 1, False, None, uses=(sum_of_cubes,))
    second = ("This is the second derivative. Go backward once.", [12, 36])
    stepped = ("This is x after a step. Return the gradient; don't change x.", [-10, -102])
    expect_gradient(answers[0], [12, 108], [2, 6], 224, "f = sum of x³, x = [2, 6]", [second, stepped])


EXPONENTIALS = [[1.6487212707, 0.367879441171], [7.389056098931, 0.030197383422], [2.718281828459, 1.0]]
OTHER_FUNCTIONS = (
    (mean_of_entries, "the mean of x", [2.0, -1.0, 4.0], 1.666666666667, [0.333333333333] * 3),
    (sum_of_exponentials, "the sum of exp(x)", X_TABLE, 13.154136022683, EXPONENTIALS),
    (root_of_the_squares, "the root of the sum of x²", [[3.0], [-4.0]], 5.0, [[0.6], [-0.8]]),
    (sum_of_cubes, "the sum of x³", 2.0, 8.0, 12.0),
)


@pytest.mark.exercise("gradient")
@pytest.mark.points(2)
@pytest.mark.hint("Call the f that you were given, with the whole x in its own shape. It may be any function.")
def test_gradient_of_other_functions(student):
    """The gradient is right for other functions and other shapes of x."""
    for f, words, values, value, expected in OTHER_FUNCTIONS:
        x = tensor(values)
        on = f"f = {words}, {given(x=x)}"
        cubes = ("This is the gradient of the sum of x³. Use the f that you were given.", 3 * np.square(values))
        answers, *_ = student.measure(gradient_at, f.__name__, x, 1, False, None, uses=(f,))
        expect_gradient(answers[0], expected, values, value, on, [cubes])


@pytest.mark.exercise("gradient")
@pytest.mark.points(1)
@pytest.mark.hint("Don't touch the caller's x, its .grad or its requires_grad. " + FRESH_COPY)
def test_gradient_leaves_x_alone(student):
    """x, x.requires_grad and x.grad are the same after the call."""
    x = tensor(X_TABLE)
    _, *after = student.measure(gradient_at, "sum_of_exponentials", x, 1, False, None, uses=(sum_of_exponentials,))
    expect_untouched(after, tensor(X_TABLE), False, None, "f = the sum of exp(x), " + given(x=x))


def expect_untouched(after, x, tracked, grad, on):
    """x, its requires_grad and its .grad are as they were."""
    now, tracked_now, grad_now = after
    expect_same(x, now, "x", mistake="Don't change x: no step is taken here. " + FRESH_COPY)
    if tracked_now is not tracked:
        problem = "The call changed x.requires_grad of the caller's x."
        fail(problem, expected=str(tracked), got=str(tracked_now), on=on, mistake=FRESH_COPY)
    if (grad_now is None) != (grad is None) or (grad is not None and not torch.equal(grad_now, grad)):
        wanted, got = ("x.grad = " + show(value) for value in (grad, grad_now))
        fail("The call changed x.grad of the caller's x.", expected=wanted, got=got, on=on, mistake=FRESH_COPY)


@pytest.mark.exercise("gradient")
@pytest.mark.points(1)
@pytest.mark.hint("Nothing may be left over from one call to the next. " + FRESH_COPY)
def test_gradient_gives_the_same_twice(student):
    """Two calls with the same f and x give the same."""
    answers, *_ = student.measure(gradient_at, "sum_of_cubes", tensor([2, 6]), 2, False, None, uses=(sum_of_cubes,))
    for place, answer in enumerate(answers):
        on = f"f = sum of x³, x = [2, 6], {('first', 'second')[place]} call"
        expect_gradient(answer, [12, 108], [2, 6], 224, on, [(ADDED_UP, [24, 216])] * place)


# ---------------------------------------------------------------------------------------------------------------------
# 4. calc_loss
# ---------------------------------------------------------------------------------------------------------------------

Y_TABLE, Y_HAT_TABLE = [1.0, -2.0, 0.5, 3.0], [1.5, -1.0, 2.5, 2.0]  # (4,) each
LOSS = 1.5625
LOSS_SLOPES = [0.25, 0.5, 1.0, -0.5]
LOSS_RESULT = "The result of calc_loss"
LOSS_MISTAKES = [
    ("This is the sum of the squares. Take the mean: divide by the number of examples.", 6.25),
    ("The square is missing: errors of opposite sign cancel.", 0.625),
    ("The square is missing: errors of opposite sign cancel.", -0.625),
    ("The mean comes before the square here, so errors of opposite sign cancel. Square first.", 0.390625),
    ("This is the mean absolute error. Square the errors.", 1.125),
    ("This is half of the mean. There is no factor 1/2 here.", 0.78125),
    ("This is the root of the mean, or the errors are doubled (* 2) in place of squared (** 2).", 1.25),
    ("This is the negative of the mean. A squared error is never negative.", -1.5625),
    ("This divides by one too few, m - 1. Divide by m.", 2.083333333333),
    ("This adds y and y_hat. The error is their difference.", 12.3125),
    ("The mean is missing: there is one number for each example.", [0.25, 1.0, 4.0, 1.0]),
]


def loss_and_slopes(student, y, y_hat):
    before, y, y_hat = (y, y_hat), y.clone(), y_hat.clone().requires_grad_(True)
    found = followed(student.calc_loss(y, y_hat), y_hat)
    return *found, torch.equal(before[0], y.detach()) and torch.equal(before[1], y_hat.detach())


@pytest.mark.exercise("calc_loss")
@pytest.mark.points(1)
@pytest.mark.hint("The errors y_hat - y, each squared, and the mean of those: one number, as a tensor without axes.")
def test_calc_loss_on_a_small_table(student):
    """The mean squared error is right, and a tensor without axes."""
    got = student.calc_loss(tensor(Y_TABLE), tensor(Y_HAT_TABLE))
    on = given(y=tensor(Y_TABLE), y_hat=tensor(Y_HAT_TABLE))
    expect_tensor(got, LOSS, name=LOSS_RESULT, on=on, mistakes=LOSS_MISTAKES)


@pytest.mark.exercise("calc_loss")
@pytest.mark.points(1)
@pytest.mark.hint("Only torch operations on the way from y_hat to the result; no item(), detach() or no_grad.")
def test_autograd_can_follow_the_loss_back_to_y_hat(student):
    """Going back from the loss, autograd finds 2(y_hat - y)/m at y_hat."""
    found = student.measure(loss_and_slopes, tensor(Y_TABLE), tensor(Y_HAT_TABLE), uses=(followed,))
    on = given(y=tensor(Y_TABLE), y_hat=tensor(Y_HAT_TABLE)) + "; y_hat with requires_grad=True"
    expect_tensor(found[0], LOSS, name=LOSS_RESULT, on=on, mistakes=LOSS_MISTAKES)
    expect_slopes(found, LOSS_SLOPES, "y_hat", on)


# ---------------------------------------------------------------------------------------------------------------------
# 5. fit_slope
# ---------------------------------------------------------------------------------------------------------------------

# The six points of the lesson. With learning rate 0.01: c after so many updates, and the loss before update i.
X_POINTS, Y_POINTS = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [3.07, 5.93, 9.04, 11.97, 15.12, 17.89]  # (6,) each
C_AFTER = {1: 0.909567, 11: 2.942313, 21: 2.997056, 31: 2.998531, 41: 2.998570}
LOSSES = [136.37646667, 66.19287263, 32.12965517, 15.59726181, 7.57335655]
LOSS_10, LOSS_11 = 0.10534101, 0.05443885
ON_POINTS = "the six points of the lesson, learning_rate=0.01"
OWN_GRADIENT = "This is c after a step with the gradients of all steps so far: .grad was never set back to 0."
FIRST_STEP = [
    ("The step goes uphill. Downhill means minus the gradient.", -0.909567),
    ("The learning rate is not used: the step is the whole gradient.", 90.956667),
    ("The step belongs to the sum of the squares. The loss is their mean.", 5.457400),
    ("The step is half of the right one: the derivative of a square has a factor 2.", 0.454783),
    ("The step is half of the right one, and uphill.", -0.454783),
    ("The step belongs to c + x. The model is c · x.", 0.140067),
    ("The step belongs to the square of the mean error. Square each error, then take the mean.", 0.735233),
    ("A factor x is missing: the derivative of (c·x - y)² by c is 2·(c·x - y)·x.", 0.210067),
    ("The step belongs to the absolute errors. The loss is the mean of their squares.", 0.035),
    ("c starts at 1. It starts at 0.", 1.606233),
    ("Two updates were made. n_iters=1 means one.", 1.543231),
    ("This is c after 100 updates, or the best slope, computed directly. n_iters=1 means one update.", 2.998571),
    ("c moves after each single example. One update uses the mean over all of them.", 2.778787),
    ("The step has the length of the learning rate, as Adam makes it. Plain gradient descent is asked for.", 0.01),
    ("c did not move. Does the update change c, and is that c returned?", 0.0),
    ("This is the loss, not c.", 136.376467),
]
PARTS = "The order is: c first, then the list of losses. `return c, losses`"
RECORD = "losses is a list: append the loss of each iteration, as a number."
AFTER_UPDATE = "The loss is recorded after the update. Record it before c changes: the first is that of c = 0."


def fit(student, X, Y, *, dtype=torch.float32, on, **options):
    """(c, losses), as fit_slope returns them."""
    got = student.fit_slope(tensor(X, dtype), tensor(Y, dtype), **options)
    c, losses = expect_parts(got, ("c", "losses"), name="fit_slope", on=on)
    if isinstance(c, list | tuple) and len(c) != 1 and not isinstance(losses, list | tuple):
        fail("The parts of the answer are swapped.", expected="c, losses", got=got, on=on, mistake=PARTS)
    return c, losses


def expect_losses(losses, count, on):
    """`count` numbers; one more at the end, after the last update, does no harm."""
    found = expect_sequence(losses, name="losses", on=on, mistake=RECORD)
    if len(found) in (count, count + 1):
        return found
    mistake = f"There is one loss for each update: {count}, the first before anything changed."
    if len(found) == 1:
        mistake = "Only one loss is there. Start the list before the loop, append inside it, and return after it."
    wanted = f"{count} loss{'es' * (count != 1)}"
    fail("losses has the wrong number of entries.", expected=wanted, got=found, on=on, mistake=mistake)


@pytest.mark.exercise("fit_slope")
@pytest.mark.needs("calc_loss")
@pytest.mark.points(1)
@pytest.mark.hint("Return the slope c, one number, and the list of losses, in this order.")
def test_fit_slope_gives_c_and_losses(student):
    """fit_slope gives c and one loss for each update."""
    on = ON_POINTS + ", n_iters=3"
    c, losses = fit(student, X_POINTS, Y_POINTS, learning_rate=0.01, n_iters=3, on=on)
    expect_number(c, name="c", on=on, otherwise="There is one slope for all points.")
    expect_losses(losses, 3, on)


@pytest.mark.exercise("fit_slope")
@pytest.mark.needs("calc_loss")
@pytest.mark.points(2)
@pytest.mark.hint("From c = 0: c minus learning_rate times the derivative of the mean squared error by c.")
def test_one_update(student):
    """One update from c = 0 gives c = 0.9096, and the loss before it is 136.38."""
    on = ON_POINTS + ", n_iters=1"
    c, losses = fit(student, X_POINTS, Y_POINTS, learning_rate=0.01, n_iters=1, on=on)
    expect_number(c, C_AFTER[1], name="c", on=on, mistakes=FIRST_STEP)
    found = expect_losses(losses, 1, on)
    expect_first_losses(found, 1, on)


FIRST_LOSS = [
    (AFTER_UPDATE, 66.19287263),
    ("This is the sum of the squares. The loss is their mean.", 818.2588),
    ("This is the square of the mean error. Square each error, then take the mean.", 110.320011),
    ("This is the loss of c = 1, or of c + x with c = 0. c starts at 0, and the model is c · x.", 60.586467),
    ("X and Y are swapped: the line is y = c · x.", 15.166666666667),
    ("The losses are rounded. Record them as they are.", 136.0),
]


def expect_first_losses(found, count, on):
    """The first losses are those of the table."""
    mistakes = [(text, [value]) for text, value in FIRST_LOSS]
    expect_array(found[:1], LOSSES[:1], name="The first entry of losses", on=on, mistakes=mistakes)
    expect_array(found[:count], LOSSES[:count], name="losses", on=on)


@pytest.mark.exercise("fit_slope")
@pytest.mark.needs("calc_loss")
@pytest.mark.points(2)
@pytest.mark.hint(
    "n_iters updates, no more, no fewer, each with a gradient of its own: set .grad back to 0 every time."
)
def test_the_table_of_the_lesson(student):
    """c is 2.9423, 2.9971, 2.9985 and 2.9986 after 11, 21, 31 and 41 updates."""
    of_11 = [
        (OWN_GRADIENT, -0.092874),
        ("One update too few: loop over range(n_iters).", 2.917817),
        ("One update too many: loop over range(n_iters).", 2.959378),
        ("The updates have momentum. Plain gradient descent is asked for.", 1.317043),
        ("This is the slope of a line with an intercept. The line is y = c · x.", 2.808183),
        ("Only one update was made. Is `return` inside the loop?", C_AFTER[1]),
        ("100 updates were made, whatever n_iters says.", 2.998571),
    ]
    of_21 = [("The fit goes on from the c of an earlier call. Every call starts from c = 0.", 2.998543)]
    for updates, mistakes in ((11, of_11), (21, of_21), (31, ()), (41, ())):
        on = f"{ON_POINTS}, n_iters={updates}"
        c, _ = fit(student, X_POINTS, Y_POINTS, learning_rate=0.01, n_iters=updates, on=on)
        expect_number(c, C_AFTER[updates], name="c", on=on, mistakes=mistakes)


@pytest.mark.exercise("fit_slope")
@pytest.mark.needs("calc_loss")
@pytest.mark.points(1)
@pytest.mark.hint("losses[i] is the loss before update i, all of them, as numbers.")
def test_losses_are_those_before_each_update(student):
    """losses[i] is the loss before update i."""
    on = ON_POINTS + ", n_iters=12"
    _, losses = fit(student, X_POINTS, Y_POINTS, learning_rate=0.01, n_iters=12, on=on)
    found = expect_losses(losses, 12, on)
    expect_first_losses(found, len(LOSSES), on)
    expect_array(found[10:12], [LOSS_10, LOSS_11], name="The losses before the updates 10 and 11", on=on, rtol=1e-3)
