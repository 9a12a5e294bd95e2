"""The checks of "Cats with logistic regression".

Each check is a function that calls yours through `student` and judges what comes back. The numbers in the tables were
worked out beforehand. Run them with `course check`, in the notebook with `check("propagate")`, or with plain `pytest`.
"""

import numpy as np
import pytest

from autograder.checking.compare import (
    expect_array,
    expect_keys,
    expect_labels,
    expect_number,
    expect_parts,
    expect_same,
    expect_sequence,
    fail,
    given,
)
from autograder.checking.diagnose import mean_ratios


def constant(values, dtype=None):
    """An array that nobody can change: what a call changes in place must not reach the next check."""
    array = np.array(values, dtype=dtype)
    array.flags.writeable = False
    return array


# ---------------------------------------------------------------------------------------------------------------------
# 1. flatten_and_scale
# ---------------------------------------------------------------------------------------------------------------------

# One picture of 2 rows and 3 columns of pixels, each of red, green and blue. No value is 0 or 255.
PICTURE = constant(
    [[[10, 20, 30], [40, 50, 60], [70, 80, 90]], [[15, 25, 35], [45, 55, 65], [75, 85, 102]]], dtype=np.uint8
)


def constant_pictures(values, height, width):
    """Pictures of one value each, (m, height, width, 3)."""
    columns = np.asarray(values, dtype=np.uint8).reshape(-1, 1, 1, 1)
    return np.tile(columns, (1, height, width, 3))


SCALES = (
    ("The values are not scaled. Divide by 255, so that they lie between 0 and 1.", 255.0),
    ("The values are divided by 256. The largest value of a picture is 255.", 255 / 256),
    ("The values are divided by 255 twice.", 1 / 255),
)


RESULT = "The result of flatten_and_scale"


def expect_columns(X, expected, on, mistakes=()):
    """X is (n, m), of a float type, and holds the expected values."""
    if isinstance(X, np.ndarray) and X.dtype.kind in "iu":
        fail(
            f"{RESULT} holds integers, not floats.",
            expected="floats from 0 to 1",
            got=X,
            on=on,
            mistake="Integers can't hold 0.3. Divide with /, not with //, and don't go back to uint8.",
        )
    zeros = (
        "Every value is 0. Was it rounded, turned into an integer, or a mean subtracted? Only divide by 255.",
        0 * expected,
    )
    centred = ("The values lie between -1 and 1. Only divide by 255.", 2 * expected - 1)
    expect_array(X, expected, name=RESULT, on=on, kinds="f", mistakes=(zeros, centred, *mistakes), ratios=SCALES)


@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint("One column per picture: m pictures of h × w × 3 numbers become an array of shape (h*w*3, m).")
def test_flatten_gives_one_column_per_picture(student):
    """4 pictures of 2 × 5 pixels become 4 columns of 30 numbers."""
    images = constant_pictures([51, 102, 153, 204], 2, 5)  # (4, 2, 5, 3)
    X = student.flatten_and_scale(images)
    on = "images of shape (4, 2, 5, 3)"
    if isinstance(X, np.ndarray) and X.ndim == 1:
        fail(
            f"{RESULT} has the wrong shape.",
            expected="shape (30, 4)",
            got=X,
            on=on,
            mistake="All pictures were put into one flat row. Keep the axis of the examples: one column per picture.",
        )
    expect_array(X, shape=(30, 4), name=RESULT, on=on)


@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint("Divide by 255, the largest value a pixel can have, and keep floats.")
def test_flatten_scales_to_0_1(student):
    """255 becomes 1, and 51 becomes 0.2."""
    for value in (51, 255, 102):
        images = constant_pictures([value], 2, 3)  # (1, 2, 3, 3)
        X = student.flatten_and_scale(images)
        own_range = (
            "The largest value of the pictures is used in place of 255, the largest possible.",
            np.ones((18, 1)),
        )
        on = f"one picture of 2 × 3 pixels, every number {value}"
        expect_columns(X, np.full((18, 1), value / 255), on, mistakes=[own_range] if value != 255 else [])


@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint("Column 0 must hold the numbers of picture 0 and of no other. Show column 0 as a picture again.")
def test_column_i_is_picture_i(student):
    """Pictures of one colour each become columns of one value each."""
    values = [51, 204, 102, 153, 25]
    X = student.flatten_and_scale(constant_pictures(values, 2, 3))  # (18, 5)
    expected = np.tile(np.array(values) / 255, (18, 1))
    on = "5 pictures of 2 × 3 pixels; every number of picture 0 is 51, of picture 1 is 204, of picture 2 is 102, …"
    got = expect_array(X, shape=expected.shape, name=RESULT, on=on)
    mixed = [i for i in range(5) if np.ptp(got[:, i]) > 1e-6]
    if mixed:
        fail(
            f"Column {mixed[0]} mixes several pictures.",
            expected=f"{values[mixed[0]] / 255:.3f} in all 18 rows",
            got=got[:, mixed[0]],
            on=on,
            mistake="The shape is right, but reshape cut the numbers in another order: the pictures are mixed. "
            "First make one row of each picture with reshape, then turn rows into columns with .T.",
        )
    reversed_ = ("The pictures are in another order: column i must be picture i.", expected[:, ::-1])
    expect_columns(X, expected, on, mistakes=[reversed_])


@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint(
    "The first row of pixels from left to right, then the second row; red, green, blue of a pixel together."
)
def test_pixels_keep_their_order(student):
    """A column holds the picture row by row, with red, green and blue of a pixel together."""
    images = np.stack([PICTURE, PICTURE + 100])  # (2, 2, 3, 3)
    X = student.flatten_and_scale(images)
    column = [10, 20, 30, 40, 50, 60, 70, 80, 90, 15, 25, 35, 45, 55, 65, 75, 85, 102]
    expected = np.array([column, [value + 100 for value in column]]).T / 255
    turned = images.T.reshape(-1, 2) / 255
    mistake = ("images.T reverses all four axes. Reshape first, to one row for each picture, then use .T.", turned)
    expect_columns(X, expected, f"2 pictures of 2 × 3 pixels; the numbers of the first are {column}", [mistake])


@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint("Don't change the array you were given: `images / 255` makes a new one, `images[...] = ` does not.")
def test_flatten_leaves_the_pictures_alone(student):
    """The pictures are the same after the call."""
    images = np.stack([PICTURE, PICTURE + 100, PICTURE + 50])  # (3, 2, 3, 3)
    before = images.copy()
    X = student.flatten_and_scale(images)
    expect_array(X, shape=(18, 3), name=RESULT, on="3 pictures of 2 × 3 pixels")
    expect_same(before, images, "images")


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("flatten_and_scale")
@pytest.mark.points(1)
@pytest.mark.hint("It must work for any number of pictures of any size, not only for those of the public checks.")
def test_flatten_on_fresh_pictures(student, rng):
    """Random pictures of several sizes, and a single one."""
    for m, height, width in ((7, 3, 5), (1, 4, 6), (3, 64, 64), (10, 5, 2)):
        images = rng.integers(5, 250, size=(m, height, width, 3), dtype=np.uint8)
        expected = images.reshape(m, -1).T / 255  # (n, m)
        mistakes = [
            ("The pictures are mixed: reshape(-1, m) keeps the order of the numbers.", images.reshape(-1, m) / 255),
            ("The pixels run down the columns. Go row by row.", images.transpose(2, 1, 3, 0).reshape(-1, m) / 255),
            ("The colours are separated. Keep red, green, blue of a pixel together.", _colours_apart(images) / 255),
            ("Red and blue are swapped.", images[..., ::-1].reshape(m, -1).T / 255),
            ("The range of these very pictures is used in place of 0 to 255.", _own_range(expected)),
            ("The numbers are centred or divided by their own spread. Only divide by 255.", _standard(expected, None)),
            ("Each picture is centred by itself. Only divide by 255.", _standard(expected, 0)),
        ]
        on = f"{m} random pictures of {height} × {width} pixels"
        expect_columns(student.flatten_and_scale(images), expected, on, mistakes=mistakes if m > 1 else ())


def _colours_apart(images):
    return images.transpose(0, 3, 1, 2).reshape(len(images), -1).T


def _own_range(values):
    return (values - values.min()) / (values.max() - values.min())


def _standard(values, axis):
    return (values - values.mean(axis=axis)) / values.std(axis=axis)


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 2. propagate
# ---------------------------------------------------------------------------------------------------------------------

# 3 numbers per example, 5 examples.
W = constant([[0.5], [-1.0], [2.0]])  # (3, 1)
B = 0.3
X_TABLE = constant([[1.0, -2.0, 0.5, 3.0, -1.5], [0.5, 1.0, -1.0, 2.0, 0.0], [0.25, -0.5, 1.0, -1.0, 0.75]])  # (3, 5)
Y_TABLE = constant([[1, 0, 0, 1, 1]])  # (1, 5)
COST, DW, DB = 1.323921169641, [[-0.452368879859], [-0.572923170271], [0.313783010747]], -0.086889869660
# As one would type it, to try the same in a cell.
ON_TABLE = f"w = {W.tolist()}, b = {B}, X = {X_TABLE.tolist()}, Y = {Y_TABLE.tolist()}"

SIGMOID_SIGN = "This is what σ gives with exp(z) in place of exp(-z). σ of a large positive z should be near 1."
NO_BIAS = "This is what comes out without b. The score is wᵀX + b."
SQUARED = "This belongs to squared error. With cross-entropy, the factor A(1 - A) cancels."
COST_MISTAKES = [
    (SIGMOID_SIGN + " (Or Y and 1 - Y are swapped.)", 1.083921169641),
    (NO_BIAS, 1.355293298570),
    ("Only the examples with label 1 count here. What does a confident 1 cost where the label is 0?", 0.595248493067),
    ("Only the examples with label 0 count here. What does a confident 0 cost where the label is 1?", 0.728672676574),
    ("The part of label 0 has the wrong sign.", 0.595248493067 - 0.728672676574),
    ("This is the mean squared error. The cost is the cross-entropy, with logarithms.", 0.384532564644),
    ("This is half of the mean squared error. The cost is the cross-entropy, with logarithms.", 0.192266282322),
    ("This is ln 2, the cost of w = 0 and b = 0 on any data. Are w, b and X used?", 0.693147180560),
    ("Y is paired with the wrong predictions: every prediction with every label. Y must stay (1, m).", 1.193921169641),
]
DW_MISTAKES = [
    (SIGMOID_SIGN, [[-0.347631120141], [0.072923170271], [-0.213783010747]]),
    (NO_BIAS, [[-0.456449873505], [-0.590460242767], [0.305620170646]]),
    (SQUARED, [[-0.045683479026], [-0.043502645431], [0.010291326461]]),
    (SQUARED, [[-0.091366958053], [-0.087005290863], [0.020582652921]]),
    ("Y is missing: the error of an example is A - Y.", [[0.047631120141], [-0.072923170271], [0.313783010747]]),
    ("This uses z in place of the probability A.", [[-0.54], [-2.55], [1.6175]]),
    ("Keep the sign of A - Y, without abs: it says in which direction to go.", [[0.596406], [0.209282], [0.062453]]),
    ("The gradient is all 0: nothing is learned.", [[0.0], [0.0], [0.0]]),
    ("Everything was added up to one number. Every entry of w has its own derivative.", -3.557545196912),
    ("Everything was added up to one number. Every entry of w has its own derivative.", -0.711509039382),
    ("Everything was averaged to one number. Every entry of w has its own derivative.", -0.237169679794),
    ("Every entry is the same. Every entry of w has its own derivative.", [[-0.711509039382]] * 3),
    ("Every entry is the same. Every entry of w has its own derivative.", [[-0.237169679794]] * 3),
]  # fmt: skip
DB_MISTAKES = [
    (SIGMOID_SIGN, -0.113110130340),
    (NO_BIAS, -0.122480960754),
    (SQUARED, -0.033367516777),
    (SQUARED, -0.066735033554),
    ("Y is missing: the error of an example is A - Y.", 0.513110130340),
    ("This uses z in place of the probability A.", -0.5),
    ("Keep the sign of A - Y, without abs: it says in which direction to go.", 0.501091018257),
    ("The gradient is 0: nothing is learned.", 0.0),
    ("Y is subtracted twice: A -= Y changes A for the later lines too.", -0.686889869660),
    ("This is the sum of dw. db is the mean of A - Y.", sum(row[0] for row in DW)),
]
ORDER = "The order is: the gradients first, then the cost. `return grads, cost`"
KEYS = 'The dictionary of gradients has the keys "dw" and "db", spelled exactly so.'


def grads_and_cost(got, on):
    """The dictionary of gradients and the cost, as propagate returns them."""
    grads, cost = expect_parts(got, ("grads", "cost"), name="propagate", on=on)
    if isinstance(cost, dict) and not isinstance(grads, dict):
        fail("The parts of the answer are swapped.", expected="grads, cost", got=got, on=on, mistake=ORDER)
    return expect_keys(grads, ("dw", "db"), name="grads", on=on, mistake=KEYS), cost


COST_SIGN = ("The minus sign in front of the sum is missing: the logarithm of a number below 1 is negative.", -1.0)


@pytest.mark.exercise("propagate")
@pytest.mark.points(1)
@pytest.mark.hint(
    'Return a dictionary with "dw", of the shape of w, and "db", a number; and, second, the cost, a number.'
)
def test_propagate_gives_grads_and_cost(student):
    """propagate gives a dictionary with dw (n, 1) and db, and the cost."""
    grads, cost = grads_and_cost(student.propagate(W, B, X_TABLE, Y_TABLE), ON_TABLE)
    expect_array(grads["dw"], shape=(3, 1), name="dw", on=ON_TABLE, mistakes=DW_MISTAKES)
    expect_number(grads["db"], name="db", on=ON_TABLE)
    expect_number(cost, name="the cost", on=ON_TABLE)


@pytest.mark.exercise("propagate")
@pytest.mark.points(2)
@pytest.mark.hint(
    "The cost is the mean over the examples of -(y·ln a + (1-y)·ln(1-a)); the examples are the columns of X."
)
def test_the_cost_is_the_mean_cross_entropy(student):
    """The cost is right on a small table."""
    _, cost = grads_and_cost(student.propagate(W, B, X_TABLE, Y_TABLE), ON_TABLE)
    ratios = (
        COST_SIGN,
        *mean_ratios(m=5, n=3),
        ("This looks divided by 209. Take m from X: other data has another m.", 5 / 209),
    )
    expect_number(cost, COST, name="the cost", on=ON_TABLE, mistakes=COST_MISTAKES, ratios=ratios)


@pytest.mark.exercise("propagate")
@pytest.mark.points(2)
@pytest.mark.hint("dw is X(A - Y)ᵀ divided by m, the number of columns of X: the slope of the mean cost.")
def test_dw_on_a_small_table(student):
    """dw is right on a small table."""
    grads, _ = grads_and_cost(student.propagate(W, B, X_TABLE, Y_TABLE), ON_TABLE)
    expect_array(grads["dw"], DW, name="dw", on=ON_TABLE, mistakes=DW_MISTAKES, ratios=mean_ratios(m=5, n=3))


@pytest.mark.exercise("propagate")
@pytest.mark.points(1)
@pytest.mark.hint("db is the mean of A - Y over the examples.")
def test_db_on_a_small_table(student):
    """db is right on a small table."""
    grads, _ = grads_and_cost(student.propagate(W, B, X_TABLE, Y_TABLE), ON_TABLE)
    expect_number(grads["db"], DB, name="db", on=ON_TABLE, mistakes=DB_MISTAKES, ratios=mean_ratios(m=5, n=3))


# Step widths and how exactly the slope must fit. With float64 the first fits to nine digits. Code that computes in
# float32 rounds the cost so much that only a wide step shows its slope.
STEPS = ((1e-5, 1e-6), (1e-2, 2e-3))
# The check compares two answers of the same student, so either may be the wrong one.
MISMATCHES = (
    ("Cost and gradient have opposite signs: one of the two is the wrong way round.", -1.0),
    ("The gradient is m = 4 times too large for this cost: the gradient lacks its 1/m, or the cost has it twice.", 4.0),
    ("The gradient is m = 4 times too small for this cost: the cost lacks its 1/m, or the gradient has two.", 0.25),
    ("Cost and gradient differ by 4/3: one of the two is divided by the rows of X in place of its columns.", 4 / 3),
    ("Cost and gradient differ by 3/4: one of the two is divided by the rows of X in place of its columns.", 3 / 4),
    ("The cost is not in natural logarithms: use np.log.", 2.302585),
    ("The cost is not in natural logarithms: use np.log.", 0.693147),
    ("Cost and gradient differ by 2. Cross-entropy has no factor 2 and no factor 1/2.", 2.0),
    ("Cost and gradient differ by 2. Cross-entropy has no factor 2 and no factor 1/2.", 0.5),
)


@pytest.mark.exercise("propagate")
@pytest.mark.points(1)
@pytest.mark.hint(
    "Change one weight a little: the cost must change by dw times that little. If not, one of the two is wrong."
)
def test_gradients_are_the_slope_of_the_cost(student):
    """dw and db say how your own cost changes when w and b change a little."""
    w, b, X, Y = constant(W / 2), -0.4, X_TABLE[:, :4], constant([[0, 1, 0, 1]])  # (3, 1), (3, 4), (1, 4)
    on = given(w=w, b=b, X=X, Y=Y)
    grads, _ = grads_and_cost(student.propagate(w, b, X, Y), on)
    dw = expect_array(grads["dw"], shape=w.shape, name="dw", on=on)
    db = expect_number(grads["db"], name="db", on=on)
    got = np.append(dw, db)

    def slope(h):
        """The central difference along each weight, then along b."""
        slopes = []
        for i in range(4):
            costs = []
            for step in (h, -h):
                moved = w.copy()
                if i < 3:
                    moved[i, 0] += step
                _, cost = grads_and_cost(student.propagate(moved, b + step * (i == 3), X, Y), on)
                costs.append(expect_number(cost, name="the cost", on=on))
            slopes.append((costs[0] - costs[1]) / (2 * h))
        return np.array(slopes)

    slopes = [slope(h) for h, _ in STEPS]
    if any(np.all(np.abs(got - found) <= near) for found, (_, near) in zip(slopes, STEPS, strict=True)):
        return
    flat = "Your cost does not change at all when w and b change. Is it computed from the arguments?"
    text = "" if np.any(slopes[-1]) else flat
    expect_array(
        got,
        slopes[-1],
        name="The gradient (dw, then db)",
        on=on,
        rtol=1e-5,
        ratios=MISMATCHES,
        otherwise=text,
    )


@pytest.mark.exercise("propagate")
@pytest.mark.points(1)
@pytest.mark.hint(
    "In-place operations such as `A -= Y` or `w += ...` change arrays for the caller and for later lines."
)
def test_propagate_leaves_its_arguments_alone(student):
    """w, X and Y are the same after the call."""
    w, X, Y = W.copy(), X_TABLE.copy(), Y_TABLE.astype(float)
    grads_and_cost(student.propagate(w, B, X, Y), ON_TABLE)
    for name, before, after in (("w", W, w), ("X", X_TABLE, X), ("Y", Y_TABLE.astype(float), Y)):
        expect_same(before, after, name)


### BEGIN HIDDEN TESTS
COPIED = "These are the numbers of the public table. Compute them from the arguments."


def fresh_problem(rng, n, m):
    """w (n, 1), b, X (n, m), Y (1, m), with both labels if m > 1, the last one 1, and every |z| far below 30."""
    w = rng.normal(scale=0.6, size=(n, 1))
    b = float(rng.choice([-1, 1]) * rng.uniform(0.3, 1.2))
    X = rng.normal(size=(n, m))
    Y = rng.integers(0, 2, size=(1, m))
    Y[0, 0], Y[0, -1] = 0, 1
    return constant(w), b, constant(X), constant(Y)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _cross_entropy(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def propagate_mistakes(w, b, X, Y):
    """For cost, dw and db: what known mistakes give on these arguments."""
    m = X.shape[1]
    z = w.T @ X + b
    A = _sigmoid(z)
    flipped, no_bias = _sigmoid(-z), _sigmoid(z - b)
    errors = [
        (SIGMOID_SIGN, flipped - Y),
        (NO_BIAS, no_bias - Y),
        (SQUARED, (A - Y) * A * (1 - A)),
        ("Y is missing: the error of an example is A - Y.", A),
        ("The gradient is all 0: nothing is learned.", 0 * A),
    ]
    costs = [
        (SIGMOID_SIGN, _cross_entropy(flipped, Y)),
        (NO_BIAS, _cross_entropy(no_bias, Y)),
        ("Only the examples with label 1 count here.", -np.sum(Y * np.log(A)) / m),
        (COPIED, COST),
    ]
    return (
        costs,
        [*((text, X @ error.T / m) for text, error in errors), (COPIED, DW)],
        [*((text, np.mean(error)) for text, error in errors), (COPIED, DB)],
    )


def expect_propagated(got, expected, problem, on):
    """The judged answer of propagate is that of the reference."""
    (grads, cost), (right, right_cost) = grads_and_cost(got, on), expected
    of_cost, of_dw, of_db = propagate_mistakes(*problem)
    n, m = problem[2].shape
    ratios = mean_ratios(m=m, n=n)
    expect_number(cost, right_cost, name="the cost", on=on, mistakes=of_cost, ratios=(COST_SIGN, *ratios))
    expect_array(grads["dw"], right["dw"], name="dw", on=on, mistakes=of_dw, ratios=ratios)
    expect_number(grads["db"], right["db"], name="db", on=on, mistakes=of_db, ratios=ratios)


@pytest.mark.hidden
@pytest.mark.exercise("propagate")
@pytest.mark.points(2)
@pytest.mark.hint("It must be right for any w, b, X and Y, with any number of examples, not only for the public table.")
def test_propagate_on_fresh_data(student, rng, reference):
    """Cost and gradients are right on random data of several shapes, and for a single example."""
    for n, m in ((4, 7), (6, 2), (3, 1), (2, 9), (1, 4)):
        problem = fresh_problem(rng, n, m)
        w, b, X, Y = problem
        on = given(w=w, b=b, X=X, Y=Y)
        expect_propagated(student.propagate(w, b, X, Y), reference.propagate(w, b, X, Y), problem, on)


@pytest.mark.hidden
@pytest.mark.exercise("propagate")
@pytest.mark.points(2)
@pytest.mark.hint("Labels may come as float, int or bool, and w and X as float32. Don't assume one type.")
def test_propagate_takes_any_number_type(student, rng, reference):
    """Labels of float, int and bool, and float32 data, give the same."""
    w, b, X, Y = problem = fresh_problem(rng, 4, 6)
    right = reference.propagate(w, b, X, Y)
    for kind in (float, int, bool, np.float32):
        on = given(w=w, b=b, X=X, Y=Y.astype(kind)) + f" with labels of type {np.dtype(kind)}"
        expect_propagated(student.propagate(w, b, X, Y.astype(kind)), right, problem, on)
    on = given(w=w, b=b, X=X, Y=Y) + " with w and X of type float32"
    got = student.propagate(w.astype(np.float32), b, X.astype(np.float32), Y.astype(float))
    expect_propagated(got, right, problem, on)
    b = int(np.sign(b))
    on = given(w=w, b=b, X=X, Y=Y)
    expect_propagated(student.propagate(w, b, X, Y), reference.propagate(w, b, X, Y), (w, b, X, Y), on)


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 3. optimize
# ---------------------------------------------------------------------------------------------------------------------

# From the same table, with learning rate 0.1: (w, b) after so many updates, and the cost before update 0, 1, 99, 100.
AFTER = {
    0: (W, B),
    1: ([[0.545236887986], [-0.942707682973], [1.968621698925]], 0.308688986966),
    2: ([[0.587911913607], [-0.886765397966], [1.938019781908]], 0.316843698258),
    100: ([[0.609019659273], [1.109211748704], [1.057646728225]], 0.027375600588),
    101: ([[0.608294878642], [1.117325751071], [1.057633373721]], 0.024125703706),
    102: ([[0.607611340404], [1.125333980652], [1.057709717500]], 0.020905558309),
}
# After 101 iterations in which w or b moved where a cost is recorded only, and after 101 times the first
# step.
W_IN_THE_IF = ([[0.586128980], [-0.890657610], [1.937705950]], 0.787026818)
B_IN_THE_IF = ([[0.646967140], [1.089794510], [1.009274760]], 0.301093097)
SAME_GRADIENTS = ([[5.068925687], [4.786524020], [-1.169208409]], 1.177587684)
IN_THE_IF = (
    "Only some of the steps were taken. Is the step inside the `if`? It belongs to the loop: one for each iteration."
)
COSTS = {0: 1.323921169641, 1: 1.261111464290, 99: 0.455826520441, 100: 0.455042043875, 101: 0.454277730143}
FROM_ZEROS = ([[0.038511149664], [0.021277874159], [-0.005744425168]], 0.302555748319)  # one step from w = 0
DIRECTION = "The step goes uphill. Downhill means minus the gradient."


def step_mistakes(start, right):
    """What known mistakes in one step give; `right` is w (or b) after the right step with learning rate 0.1."""
    step = np.asarray(right) - np.asarray(start)
    factors = (
        (DIRECTION, -1),
        ("The learning rate is not used: the step is the whole gradient.", 10),
        ("The learning rate is fixed at 0.009. Use the argument learning_rate.", 0.09),
        ("The learning rate is fixed at 0.005. Use the argument learning_rate.", 0.05),
        ("The learning rate is fixed at 0.01. Use the argument learning_rate.", 0.1),
        ("The step is divided by m once more. The mean is already in the gradient.", 1 / 5),
        ("The step is divided by m once more, and goes uphill.", -1 / 5),
        ("Nothing moved. Was the result of the step stored and returned?", 0),
    )
    return [(text, np.asarray(start) + factor * step) for text, factor in factors]


def trained(got, on):
    """(params, grads, costs) as optimize returns them."""
    params, grads, costs = expect_parts(got, ("params", "grads", "costs"), name="optimize", on=on)
    if isinstance(params, dict) and isinstance(grads, dict) and "dw" in params and "w" in grads:
        fail(
            "params and grads are swapped.",
            expected="params, grads, costs",
            got=got,
            on=on,
            mistake="The order is: the parameters first, then the gradients, then the list of costs.",
        )
    expect_keys(
        params, ("w", "b"), name="params", on=on, mistake='params has the keys "w" and "b": the trained values.'
    )
    expect_keys(grads, ("dw", "db"), name="grads", on=on, mistake='grads has the keys "dw" and "db".')
    return params, grads, costs


def expect_costs(costs, right, on, rtol=1e-4, mistakes=()):
    """The recorded costs are `right`; one more at the end does no harm."""
    found = expect_sequence(
        costs, name="costs", on=on, mistake="costs is a list: append one cost at every 100th iteration."
    )
    wanted = f"{len(right)} cost{'s' * (len(right) != 1)}: {', '.join(f'{cost:.6f}' for cost in right)}"
    if len(found) not in (len(right), len(right) + 1):
        mistake = next((text for text, value in mistakes if found and abs(found[0] - value) <= 1e-4 * abs(value)), "")
        if not found:
            mistake = "Nothing was recorded. The first record is at iteration 0."
        elif len(found) > len(right) + 1 and not mistake:
            mistake = "Too many are recorded. Record the cost only where the iteration is a multiple of 100."
        fail("costs has the wrong number of entries.", expected=wanted, got=found, on=on, mistake=mistake)
    expect_array(found[:1], right[:1], name="The first entry of costs", on=on, rtol=rtol, mistakes=_entries(mistakes))
    expect_array(found[: len(right)], right, name="costs", on=on, rtol=rtol)


def _entries(mistakes):
    return [(text, [value]) for text, value in mistakes]


COSTS_MISTAKES = [
    ("The cost is recorded after the update. Record the one that propagate returned for this step.", COSTS[1]),
    (
        "The first record is that of iteration 99. Count from 0: record where i % 100 == 0.",
        COSTS[99],
    ),
    ("The first record is that of iteration 100. The first is at iteration 0, before any update.", COSTS[100]),
]


@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(1)
@pytest.mark.hint(
    'Return params with "w" and "b", the gradients of the last step, and the list of costs, in this order.'
)
def test_optimize_gives_params_grads_and_costs(student):
    """optimize gives the parameters, the gradients and the costs, also when it prints the cost."""
    got = student.optimize(W.copy(), B, X_TABLE, Y_TABLE, num_iterations=3, learning_rate=0.1, print_cost=True)
    on = ON_TABLE + ", num_iterations=3, learning_rate=0.1, print_cost=True"
    params, grads, costs = trained(got, on)
    expect_number(params["b"], name="b", on=on, otherwise="Each parameter has its own gradient: b goes with db.")
    expect_array(params["w"], shape=(3, 1), name="w", on=on, otherwise="w keeps its shape: it goes with dw, (n, 1).")
    expect_array(grads["dw"], shape=(3, 1), name="dw", on=on)
    expect_number(grads["db"], name="db", on=on)
    expect_sequence(costs, name="costs", on=on, mistake="costs is a list: append one cost at every 100th iteration.")


@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(2)
@pytest.mark.hint("One step: w - learning_rate times dw, and b - learning_rate times db, both from the same gradients.")
def test_one_step_of_gradient_descent(student):
    """After one iteration, w and b have taken one step downhill."""
    got = student.optimize(W.copy(), B, X_TABLE, Y_TABLE, num_iterations=1, learning_rate=0.1)
    on = ON_TABLE + ", num_iterations=1, learning_rate=0.1"
    params, _, costs = trained(got, on)
    others = (
        ("Two steps were taken. num_iterations=1 means one.", AFTER[2]),
        ("100 steps were taken, whatever num_iterations says.", AFTER[100]),
        ("This step started from zeros. Start from the w and b that were passed in.", FROM_ZEROS),
    )
    of_w, of_b = (
        [*step_mistakes(AFTER[0][k], AFTER[1][k]), *((text, after[k]) for text, after in others)] for k in (0, 1)
    )
    expect_array(params["w"], AFTER[1][0], name="w", on=on, mistakes=of_w)
    expect_number(params["b"], AFTER[1][1], name="b", on=on, mistakes=of_b)
    expect_costs(costs, [COSTS[0]], on, mistakes=COSTS_MISTAKES)


@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(2)
@pytest.mark.hint(
    "Take num_iterations steps, no more and no fewer, each exactly learning_rate times the gradient. "
    "Record the cost at iterations 0, 100, 200, …"
)
def test_101_steps(student):
    """101 iterations take 101 steps and record the costs of iterations 0 and 100."""
    got = student.optimize(W.copy(), B, X_TABLE, Y_TABLE, num_iterations=101, learning_rate=0.1)
    on = ON_TABLE + ", num_iterations=101, learning_rate=0.1"
    params, _, costs = trained(got, on)
    names = (
        (AFTER[1], "Only one step was taken. Is `return` inside the loop?"),
        (AFTER[2], IN_THE_IF),
        (W_IN_THE_IF, IN_THE_IF),
        (B_IN_THE_IF, IN_THE_IF),
        (
            SAME_GRADIENTS,
            "Every step uses the first gradients. Call propagate inside the loop: they change with w and b.",
        ),
        (AFTER[100], "One step too few, or always 100: loop over range(num_iterations)."),
        (AFTER[102], "One step too many: loop over range(num_iterations)."),
    )
    of_w, of_b = ([(text, after[k]) for after, text in names] for k in (0, 1))
    expect_array(params["w"], AFTER[101][0], name="w", on=on, mistakes=of_w)
    expect_number(params["b"], AFTER[101][1], name="b", on=on, mistakes=of_b)
    expect_costs(costs, [COSTS[0], COSTS[100]], on, mistakes=COSTS_MISTAKES)


@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(1)
@pytest.mark.hint("`w -= ...` changes the caller's w. Write `w = w - ...`, which makes a new one, or copy w first.")
def test_optimize_leaves_the_callers_w_alone(student):
    """The caller's w is the same after the call."""
    w = W.copy()
    on = f"{ON_TABLE}, num_iterations=5, learning_rate=0.1"
    trained(student.optimize(w, B, X_TABLE, Y_TABLE, num_iterations=5, learning_rate=0.1), on)
    expect_same(W, w, "w", mistake="`w -= ...` changes the caller's w. Write `w = w - ...`, or copy w first.")


### BEGIN HIDDEN TESTS
def expect_trained(got, right, on, mistakes=()):
    """The judged answer of optimize is that of the reference; rtol leaves room for float32. Returns the gradients."""
    params, grads, costs = trained(got, on)
    right_params, _, right_costs = right
    of_w, of_b = ([(COPIED, AFTER[1][k]), *((text, value[k]) for text, value in mistakes)] for k in (0, 1))
    expect_array(params["w"], right_params["w"], name="w", on=on, rtol=1e-3, mistakes=of_w)
    expect_number(params["b"], right_params["b"], name="b", on=on, rtol=1e-3, atol=1e-4, mistakes=of_b)
    expect_costs(costs, np.ravel(right_costs).tolist(), on, rtol=1e-3)
    return grads


@pytest.mark.hidden
@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(1)
@pytest.mark.hint("Costs are recorded at iterations 0, 100, 200, … Try 99, 100, 101 and 250 iterations and count.")
def test_cost_table_on_fresh_data(student, rng, reference):
    """Steps and recorded costs are right for 1, 99, 100, 101 and 250 iterations."""
    w, b, X, Y = fresh_problem(rng, 4, 7)
    after, costs = [(w, b)], []  # after so many steps, and before each of them
    for _ in range(251):
        grads, cost = reference.propagate(*after[-1], X, Y)
        costs.append(cost)
        after.append((after[-1][0] - 0.2 * grads["dw"], after[-1][1] - 0.2 * grads["db"]))
    for steps in (1, 99, 100, 101, 250):
        on = given(w=w, b=b, X=X, Y=Y) + f", num_iterations={steps}, learning_rate=0.2"
        right = {"w": after[steps][0], "b": after[steps][1]}, grads, costs[:steps:100]
        others = (
            (steps + 1, "One step too many: loop over range(num_iterations)."),
            (steps - 1, "One step too few: loop over range(num_iterations)."),
            (1, "Only one step was taken."),
            (100, "100 steps were taken, whatever num_iterations says."),
        )
        mistakes = [(text, after[k]) for k, text in others if k not in (0, steps)]
        got = student.optimize(w.copy(), b, X, Y, num_iterations=steps, learning_rate=0.2)
        expect_trained(got, right, on, mistakes=mistakes)


@pytest.mark.hidden
@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(1)
@pytest.mark.hint(
    "Use the argument learning_rate, and nothing else, to scale the step. Its default is 0.009, for 100 steps."
)
def test_learning_rate_is_honoured(student, rng, reference):
    """Several learning rates, and the defaults, give the right parameters."""
    w, b, X, Y = fresh_problem(rng, 3, 8)
    for rate in (0.5, 0.03, 0.001):
        on = given(w=w, b=b, X=X, Y=Y) + f", num_iterations=30, learning_rate={rate}"
        right = reference.optimize(w, b, X, Y, num_iterations=30, learning_rate=rate)
        expect_trained(student.optimize(w.copy(), b, X, Y, num_iterations=30, learning_rate=rate), right, on)
    on = given(w=w, b=b, X=X, Y=Y) + ", without num_iterations and learning_rate"
    expect_trained(student.optimize(w.copy(), b, X, Y), reference.optimize(w, b, X, Y), on)


@pytest.mark.hidden
@pytest.mark.exercise("optimize")
@pytest.mark.needs("propagate")
@pytest.mark.points(1)
@pytest.mark.hint("Return the gradients that the last update used.")
def test_grads_are_those_of_the_last_update(student, rng, reference):
    """The returned gradients are those of the last update."""
    w, b, X, Y = fresh_problem(rng, 5, 3)
    for steps in (1, 4):
        on = given(w=w, b=b, X=X, Y=Y) + f", num_iterations={steps}, learning_rate=0.7"
        right = reference.optimize(w, b, X, Y, num_iterations=steps, learning_rate=0.7)
        after = reference.optimize(w, b, X, Y, num_iterations=steps + 1, learning_rate=0.7)[1]
        got = student.optimize(w.copy(), b, X, Y.astype(float), num_iterations=steps, learning_rate=0.7)
        grads = expect_trained(got, right, on)
        for key, expect in (("dw", expect_array), ("db", expect_number)):
            text = "These are the gradients after the last update. Return those that the last update used."
            expect(grads[key], right[1][key], name=key, on=on, rtol=1e-3, mistakes=[(text, after[key])])


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 4. predict
# ---------------------------------------------------------------------------------------------------------------------

W_PREDICT, B_PREDICT = constant([[2.0], [-1.0]]), -1.0  # (2, 1)
X_PREDICT = constant([[1.0, 1.0, 2.0, 0.5, 1.5, 1.0], [0.7, 0.2, 0.5, 0.4, -1.0, -0.6]])  # (2, 6)
# The scores are 0.3, 0.8, 2.5, -0.4, 3.0, 1.6.
DECISIONS = constant([[1, 1, 1, 0, 1, 1]])  # (1, 6)
Z_FOR_A = "The limit 0.5 belongs to the probability. For the score z, before the sigmoid, it would be 0."
OWN_LIMIT = "The limit depends on the data, such as the mean of the probabilities. It is always 0.5."
FIRST_ONLY = "Only the first example is decided. The examples are the columns: A.shape[1] of them."
PREDICT_MISTAKES = [
    (Z_FOR_A, [[0, 1, 1, 0, 1, 1]]),
    (NO_BIAS, [[1, 1, 1, 1, 1, 1]]),
    (OWN_LIMIT, [[0, 0, 1, 0, 1, 1]]),
    (FIRST_ONLY, [[1, 0, 0, 0, 0, 0]]),
]
ALWAYS_ONE = "Every decision is 1, whatever the input. Compare each probability with 0.5; a maximum does not."


@pytest.mark.exercise("predict")
@pytest.mark.points(1)
@pytest.mark.hint("One decision, 0 or 1, for each column of X, in an array of shape (1, m).")
def test_predict_gives_0_or_1_for_each_example(student):
    """predict gives an array (1, m) of 0 and 1."""
    on = given(w=W_PREDICT, b=B_PREDICT, X=X_PREDICT)
    expect_labels(student.predict(W_PREDICT, B_PREDICT, X_PREDICT), shape=(1, 6), name="The result of predict", on=on)


@pytest.mark.exercise("predict")
@pytest.mark.points(2)
@pytest.mark.hint("1 where the probability is above 0.5, else 0.")
def test_predictions_on_a_small_table(student):
    """The decisions are right on a small table."""
    on = given(w=W_PREDICT, b=B_PREDICT, X=X_PREDICT)
    got = student.predict(W_PREDICT, B_PREDICT, X_PREDICT)
    name = "The result of predict"
    # With all signs turned round, every decision is the other one. This tells "always 1" from "b forgotten".
    mirrored = student.predict(-W_PREDICT, -B_PREDICT, X_PREDICT)
    decided = [expect_labels(labels, shape=(1, 6), name=name, on=on) for labels in (got, mirrored)]
    if np.all(decided):
        fail(f"{name} is 1 everywhere.", expected="some 0 and some 1", got=got, on=on, mistake=ALWAYS_ONE)
    expect_labels(got, DECISIONS, name=name, on=on, mistakes=PREDICT_MISTAKES)
    expect_labels(mirrored, 1 - DECISIONS, name=name, on=given(w=-W_PREDICT, b=-B_PREDICT, X=X_PREDICT))


### BEGIN HIDDEN TESTS
def is_clear(w, b, X):
    """(m,) bool: where the score is not near 0, so that a rounding error never decides."""
    z = np.ravel(w.T @ X + b)
    return np.abs(z) > 0.02 * np.max(np.abs(z))


@pytest.mark.hidden
@pytest.mark.exercise("predict")
@pytest.mark.points(2)
@pytest.mark.hint("The limit is 0.5 for every data set, and it belongs to the probability, not to z.")
def test_predictions_on_fresh_data(student, rng, reference):
    """The decisions are right on random data: many examples, one example, nearly all of one class."""
    for n, m, bias in ((4, 40, 0.2), (3, 1, 0.5), (2, 25, 1.5), (5, 30, -1.5), (1, 12, 0.0)):
        w = rng.normal(size=(n, 1))
        X = rng.normal(size=(n, m + 30))
        X = X[:, is_clear(w, bias, X)][:, :m]
        on = given(w=w, b=bias, X=X)
        expected = reference.predict(w, bias, X)
        z = w.T @ X + bias
        A = _sigmoid(z)
        mistakes = [
            (text, value)
            for text, value in (
                (Z_FOR_A, z > 0.5),
                (NO_BIAS, z - bias > 0),
                (OWN_LIMIT, np.mean(A) < A),
                (OWN_LIMIT, np.median(A) < A),
            )
            if not np.array_equal(value, expected)
        ]
        for data in (X, X.astype(np.float32)):
            got = student.predict(w.astype(data.dtype), bias, data)
            expect_labels(got, expected, name="The result of predict", on=on, mistakes=mistakes)


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 5. model
# ---------------------------------------------------------------------------------------------------------------------

X_TRAIN = constant([[0.2, 0.9, 0.4, 0.7, 0.1, 0.8], [0.5, 0.1, 0.9, 0.3, 0.6, 0.2], [0.3, 0.4, 0.2, 0.8, 0.9, 0.6]])
Y_TRAIN = constant([[0, 1, 0, 1, 1, 1]])  # X_TRAIN is (3, 6)
X_TEST = constant([[0.9, 0.3, 0.1, 0.6], [0.2, 0.8, 0.4, 0.1], [0.5, 0.6, 0.7, 0.2]])  # (3, 4)
Y_TEST = constant([[1, 0, 0, 0]])
# After 150 iterations with learning rate 0.5:
TRAINED_W, TRAINED_B = [[1.990341133640], [-3.130650045672], [3.902139842436]], -0.625338408399
TRAINED_COSTS = [0.693147180560, 0.224968777491]
TEST_DECISIONS = constant([[1, 0, 1, 1]])
PARTS = ("costs", "Y_prediction_test", "Y_prediction_train", "w", "b", "learning_rate", "num_iterations")
ON_MODEL = "X_train (3, 6), Y_train (1, 6), X_test (3, 4), Y_test (1, 4), num_iterations=150, learning_rate=0.5"
ZEROS = "With w and b of zeros every probability is 0.5, and the first cost is ln 2 = 0.693. Start from zeros."
UNTRAINED = "w is still 0. Take the trained values out of params, which optimize returns."
NO_RATE = "learning_rate is not passed on to optimize, which uses its own default."
NO_STEPS = "num_iterations is not passed on to optimize, which uses its own default."
OTHER_W = [
    (UNTRAINED, [[0.0], [0.0], [0.0]]),
    (NO_RATE, [[0.177937907728], [-0.046864274390], [0.211317147051]]),
    (NO_RATE, [[0.106777721602], [-0.020736456754], [0.125386506326]]),
    (NO_STEPS, [[1.689914475759], [-2.523220794261], [3.026454421360]]),
    (NO_STEPS, [[4.295713371469], [-7.039752861847], [12.011750957861]]),
]
SWAPPED = (
    "This has one entry for each example of the *other* set. Which set was passed to predict, and under which key?"
)


def run_model(student, X_train=X_TRAIN, Y_train=Y_TRAIN, X_test=X_TEST, Y_test=Y_TEST, on=ON_MODEL, **options):
    """The dictionary that the student's model returns."""
    d = student.model(X_train, Y_train, X_test, Y_test, **options)
    return expect_keys(d, PARTS, name="The result of model", on=on)


@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(1)
@pytest.mark.hint(
    "w is a column (n, 1). Pass the options to optimize by name. "
    "Each prediction has one entry for each example of its own set."
)
def test_model_gives_a_dictionary(student):
    """model gives a dictionary with all parts, each of the right shape, also when it prints the cost."""
    on = ON_MODEL + ", print_cost=True"
    d = run_model(student, on=on, num_iterations=150, learning_rate=0.5, print_cost=True)
    for key, m, other in (("Y_prediction_test", 4, 6), ("Y_prediction_train", 6, 4)):
        if isinstance(d[key], np.ndarray) and d[key].shape == (1, other):
            fail(f"{key} has the wrong shape.", expected=f"shape (1, {m})", got=d[key], on=on, mistake=SWAPPED)
        expect_labels(d[key], shape=(1, m), name=key, on=on)
    expect_array(d["w"], shape=(3, 1), name="w", on=on)
    expect_number(d["b"], name="b", on=on)


@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(2)
@pytest.mark.hint("Start from zeros, optimize on the training set only, and use X_train and X_test as they are.")
def test_model_on_a_small_table(student):
    """Starting from zeros, the model learns the right w, b and predictions."""
    d = run_model(student, num_iterations=150, learning_rate=0.5)
    order = "optimize gives params, grads, costs, in this order. The last of them is the list."
    costs = expect_sequence(d["costs"], name="costs", on=ON_MODEL, mistake=order)
    expect_array(costs[:1], TRAINED_COSTS[:1], name="The first cost", on=ON_MODEL, otherwise=ZEROS)
    expect_array(d["w"], TRAINED_W, name="w", on=ON_MODEL, rtol=1e-3, mistakes=OTHER_W)
    expect_number(d["b"], TRAINED_B, name="b", on=ON_MODEL, rtol=1e-3)
    expect_costs(costs, TRAINED_COSTS, ON_MODEL, rtol=1e-3)
    peeked = ("These are the labels Y_test that were passed in. Predict them from X_test with w and b.", Y_TEST)
    expect_labels(d["Y_prediction_test"], TEST_DECISIONS, name="Y_prediction_test", on=ON_MODEL, mistakes=[peeked])
    expect_labels(d["Y_prediction_train"], Y_TRAIN, name="Y_prediction_train", on=ON_MODEL)


@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(1)
@pytest.mark.hint("Pass num_iterations and learning_rate on to optimize by name, and return them in the dictionary.")
def test_model_passes_its_options_on(student):
    """From zeros, one step with twice the learning rate goes twice as far."""
    once = run_model(student, num_iterations=1, learning_rate=0.1)
    twice = run_model(student, num_iterations=1, learning_rate=0.2)
    on = ON_MODEL.replace("150", "1").replace("0.5", "0.2 and then 0.1")
    short = expect_array(once["w"], shape=(3, 1), name="w", on=on)
    text = "The learning rate makes no difference. Pass learning_rate on to optimize."
    expect_array(twice["w"], 2 * short, name="w", on=on, mistakes=[(text, short)])
    if not np.any(short):
        fail("w is still 0 after one step.", expected="a step away from 0", got=short, on=on, mistake=UNTRAINED)
    expect_number(twice["learning_rate"], 0.2, name="learning_rate", on=on)
    expect_number(twice["num_iterations"], 1, name="num_iterations", on=on)


### BEGIN HIDDEN TESTS
def fresh_sets(rng, reference, n, m_train, m_test, **options):
    """Training and test set, with what the reference makes of them; no score of either is near 0."""
    direction = rng.normal(size=(n, 1))
    X = rng.uniform(size=(n, m_train)) + 0.1
    Y = (direction.T @ (X - 0.6) + rng.normal(scale=0.2, size=(1, m_train)) > 0).astype(int)
    Y[0, 0], Y[0, -1] = 0, 1
    X_test = rng.uniform(size=(n, m_test + 40)) + 0.1
    right = reference.model(X, Y, X_test, np.zeros((1, m_test + 40)), **options)
    X_test = X_test[:, is_clear(right["w"], right["b"], X_test)][:, :m_test]
    assert X_test.shape == (n, m_test), "too few clear examples: a check's own fault"
    right["Y_prediction_test"] = reference.predict(right["w"], right["b"], X_test)
    return constant(X), constant(Y), constant(X_test), right


def expect_model(d, right, on, X_train, Y_test):
    """The judged dictionary is that of the reference."""
    expect_array(d["w"], right["w"], name="w", on=on, rtol=2e-3)
    expect_number(d["b"], right["b"], name="b", on=on, rtol=2e-3, atol=1e-4)
    expect_costs(d["costs"], np.ravel(right["costs"]).tolist(), on, rtol=2e-3)
    peeked = ("These are the labels Y_test that were passed in. Predict them from X_test with w and b.", Y_test)
    expect_labels(
        d["Y_prediction_test"], right["Y_prediction_test"], name="Y_prediction_test", on=on, mistakes=[peeked]
    )
    clear = is_clear(right["w"], right["b"], X_train)
    got = expect_labels(d["Y_prediction_train"], shape=(1, X_train.shape[1]), name="Y_prediction_train", on=on)
    wanted = right["Y_prediction_train"]
    expect_labels(got[:, clear], wanted[:, clear], name="Y_prediction_train, where the answer is clear,", on=on)


@pytest.mark.hidden
@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(1)
@pytest.mark.hint("It must work for any number of features and examples, and with the default options.")
def test_model_on_fresh_data(student, rng, reference):
    """The whole model is right on random data of several sizes, and with its defaults."""
    for n, m_train, m_test, options in (
        (5, 9, 4, {"num_iterations": 120, "learning_rate": 0.4}),
        (2, 6, 11, {"num_iterations": 1, "learning_rate": 0.05}),
        (3, 5, 1, {}),
    ):
        X, Y, X_test, right = fresh_sets(rng, reference, n, m_train, m_test, **options)
        Y_test = 1 - right["Y_prediction_test"]
        on = given(X_train=X, Y_train=Y, X_test=X_test) + f", {options or 'default options'}"
        d = run_model(student, X, Y, X_test, Y_test, on=on, **options)
        expect_model(d, right, on, X, Y_test)
        for option in ("num_iterations", "learning_rate"):
            expect_number(d[option], right[option], name=option, on=on)


@pytest.mark.hidden
@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(1)
@pytest.mark.hint("Nothing in training or prediction may use Y_test. It is there only to measure the result.")
def test_model_does_not_use_the_test_labels(student, rng, reference):
    """Other labels of the test set change nothing in what is learned or predicted."""
    options = {"num_iterations": 60, "learning_rate": 0.3}
    X, Y, X_test, right = fresh_sets(rng, reference, 4, 8, 5, **options)
    for Y_test in (np.zeros((1, 5), int), np.ones((1, 5), int), 1 - right["Y_prediction_test"]):
        on = given(X_train=X, Y_train=Y, X_test=X_test, Y_test=Y_test) + f", {options}"
        d = run_model(student, X, Y, X_test, Y_test, on=on, **options)
        expect_model(d, right, on, X, Y_test)


@pytest.fixture(scope="session")
def cat_columns(cats):
    """The training and the test pictures as columns, made once for the whole class."""
    return [
        constant(np.ascontiguousarray(p.reshape(len(p), -1).T / 255)) for p in (cats.train_x, cats.test_x)
    ]  # (n, m), (n, m_test)


@pytest.mark.hidden
@pytest.mark.exercise("model")
@pytest.mark.needs("optimize", "predict")
@pytest.mark.points(2)
@pytest.mark.timeout(60)
@pytest.mark.hint("On the cat pictures it should beat a constant answer. Look at your cost: does it fall?")
def test_model_recognises_cats(student, rng, cats, cat_columns, threshold, record_curve, measure_accuracy):
    """Trained on the cat pictures, the model recognises enough of the test pictures."""
    train_x, test_x = cat_columns
    # The worker never sees the labels of the test pictures: it gets coin tosses, and the judge counts.
    decoy = rng.integers(0, 2, size=cats.test_y.shape)
    sets = (train_x, cats.train_y, test_x, decoy)
    on = f"{len(cats.train_x)} training and {len(cats.test_x)} test pictures, num_iterations=500, learning_rate=0.005"
    d = run_model(student, *sets, on=on, num_iterations=500, learning_rate=0.005)
    record_curve(expect_sequence(d["costs"], name="costs", on=on), name="cost", unit="iteration", every=100)
    labels = expect_labels(d["Y_prediction_test"], shape=cats.test_y.shape, name="Y_prediction_test", on=on)
    accuracy = measure_accuracy(labels, cats.test_y)
    least = threshold("test_accuracy")
    if not accuracy >= least:
        fail("Too few test pictures are recognised.", expected=f"at least {least:.0%}", got=f"{accuracy:.0%}", on=on)


### END HIDDEN TESTS
