# The public checks of this assignment, made from its master by `course build`.
# Read them as much as you like. Changes made here are overwritten, and don't count for grading.

"""The checks of "Pictures are numbers".

Each check is a function that calls yours through `student` and judges what comes back. The numbers in the tables were
worked out beforehand. Run them with `course check`, in the notebook with `check("to_vector")`, or with plain `pytest`.
"""

import numpy as np
import pytest

from autograder.checking.compare import expect_array, expect_same, fail, given, show
from autograder.checking.diagnose import by_ratio, by_value


def constant(values, dtype=None):
    """An array that nobody can change: what a call changes in place must not reach the next check."""
    array = np.array(values, dtype=dtype)
    array.flags.writeable = False
    return array


# ---------------------------------------------------------------------------------------------------------------------
# 1. to_vector
# ---------------------------------------------------------------------------------------------------------------------

GREY = constant([[10, 20, 30], [40, 50, 60]], dtype=np.uint8)  # 2 rows, 3 columns of pixels
# The same size in colour. The numbers of a pixel are its red, green and blue.
COLOUR = constant(
    [[[10, 20, 30], [40, 50, 60], [70, 80, 90]], [[15, 25, 35], [45, 55, 65], [75, 85, 102]]], dtype=np.uint8
)  # (2, 3, 3)
VECTOR = "The result of to_vector"
OWN_RANGE = "The range of this very picture is used in place of 0 to 255. Divide by 255, the largest possible value."
COLUMNS_FIRST = "The pixels are taken column by column. Go row by row: the whole first row, then the second."
COLOURS_APART = "The colours are separated: all red first. Keep the red, green and blue of a pixel together."
ROUNDED = "The numbers are rounded. Return them as the division gives them."
TURNED = "The pixels come in reverse order. Start at the top left."
SCALES = (
    ("The values are not scaled. Divide by 255, so that they lie between 0 and 1.", 255.0),
    ("The values are divided by 256. The largest value of a pixel is 255.", 255 / 256),
    ("The values are divided by 255 twice.", 1 / 255),
)


def expect_vector(got, expected, on, mistakes=()):
    """A vector of floats with the expected values; `mistakes` are more known mistakes with their values."""
    if isinstance(got, np.ndarray) and got.dtype.kind in "iu":
        fail(
            f"{VECTOR} holds integers, not floats.",
            expected="floats from 0 to 1",
            got=got,
            on=on,
            mistake="The values are not scaled to floats. Integers can't hold 0.3: divide by 255 with /, not with //, "
            "and don't go back to uint8.",
        )
    if isinstance(got, np.ndarray) and got.dtype.kind == "f" and not np.all(np.isfinite(got)):
        text = "This divides by a number that is 0 here, such as the range of this very picture. Divide by 255."
        fail(f"{VECTOR} is not finite.", expected=show(expected), got=got, on=on, mistake=text)
    if isinstance(got, np.ndarray) and got.ndim != 1 and got.size == expected.size:
        text = "It has more than one axis. A vector has one: `reshape(-1)` makes one, (1, n) is a matrix."
        fail(f"{VECTOR} has the wrong shape.", expected=f"shape {expected.shape}", got=got, on=on, mistake=text)
    known = (
        *mistakes,
        ("Every value is 0 or 1. Was it rounded or turned into an integer? Only divide by 255.", np.round(expected)),
        ("Every value is 0 or 1. Was it rounded or turned into an integer? Only divide by 255.", np.floor(expected)),
        (ROUNDED, np.round(expected, 1)),
        (ROUNDED, np.round(expected, 2)),
        ("The values lie between -1 and 1. Only divide by 255.", 2 * expected - 1),
        ("Black and white are swapped. 0 stays 0, and 255 becomes 1.", 1 - expected),
    )
    text = "One number for each pixel, and in colour one for each pixel and colour: h × w × c in all."
    size = got.size if isinstance(got, np.ndarray) else len(got) if isinstance(got, list | tuple) else 0
    otherwise = text if size != expected.size else ""
    expect_array(got, expected, name=VECTOR, on=on, kinds="f", mistakes=known, ratios=SCALES, otherwise=otherwise)


@pytest.mark.exercise("to_vector")
@pytest.mark.points(1)
@pytest.mark.hint("A row of as many numbers as the picture has; each divided by 255, the largest value there can be.")
def test_values_lie_between_0_and_1(student):
    """A picture becomes one row of numbers: 255 becomes 1, and 51 becomes 0.2, in grey and in colour."""
    for shape in ((2, 5), (2, 3, 3)):
        for value in (51, 255, 102):
            image = np.full(shape, value, dtype=np.uint8)
            expected = np.full(image.size, value / 255)
            own_range = [(OWN_RANGE, np.ones(image.size))] if value != 255 else []
            on = f"a picture of shape {shape}, every number {value}"
            expect_vector(student.to_vector(image), expected, on, mistakes=own_range)


@pytest.mark.exercise("to_vector")
@pytest.mark.points(1)
@pytest.mark.hint("The first row of pixels from left to right, then the second row.")
def test_a_grey_picture_row_by_row(student):
    """A grey picture of 2 × 3 pixels becomes 6 numbers, row by row."""
    expected = np.array([10, 20, 30, 40, 50, 60]) / 255
    mistakes = [
        (COLUMNS_FIRST, np.array([10, 40, 20, 50, 30, 60]) / 255),
        (TURNED, expected[::-1]),
        (OWN_RANGE, (np.array([10, 20, 30, 40, 50, 60]) - 10) / 50),
    ]
    expect_vector(student.to_vector(GREY.copy()), expected, given(image=GREY), mistakes=mistakes)


@pytest.mark.exercise("to_vector")
@pytest.mark.points(1)
@pytest.mark.hint("Row by row, and the red, green and blue of a pixel stay together.")
def test_a_colour_picture_pixel_by_pixel(student):
    """A colour picture of 2 × 3 pixels becomes 18 numbers; the three of a pixel stay together."""
    numbers = [10, 20, 30, 40, 50, 60, 70, 80, 90, 15, 25, 35, 45, 55, 65, 75, 85, 102]
    down = [10, 20, 30, 15, 25, 35, 40, 50, 60, 45, 55, 65, 70, 80, 90, 75, 85, 102]
    all_down = [10, 15, 40, 45, 70, 75, 20, 25, 50, 55, 80, 85, 30, 35, 60, 65, 90, 102]
    blue_first = [30, 20, 10, 60, 50, 40, 90, 80, 70, 35, 25, 15, 65, 55, 45, 102, 85, 75]
    apart = [10, 40, 70, 15, 45, 75, 20, 50, 80, 25, 55, 85, 30, 60, 90, 35, 65, 102]
    mistakes = [
        (COLUMNS_FIRST, np.array(down) / 255),
        (COLUMNS_FIRST, np.array(all_down) / 255),
        (COLOURS_APART, np.array(apart) / 255),
        (TURNED, np.array(numbers[::-1]) / 255),
        ("Red and blue are swapped.", np.array(blue_first) / 255),
        ("This is only one of the three colours. Keep all of them: h × w × 3 numbers.", np.array(apart[:6]) / 255),
        ("The three colours are mixed to one grey. Keep all of them.", np.array([20, 50, 80, 25, 55, 262 / 3]) / 255),
    ]
    on = f"a colour picture of 2 × 3 pixels; its numbers, row by row, are {numbers}"
    expect_vector(student.to_vector(COLOUR.copy()), np.array(numbers) / 255, on, mistakes=mistakes)


@pytest.mark.exercise("to_vector")
@pytest.mark.points(1)
@pytest.mark.hint("Don't change the array you were given: `image / 255` makes a new one, `image[...] = ` does not.")
def test_to_vector_leaves_the_picture_alone(student):
    """The picture is the same after the call, its shape too."""
    for picture in (GREY, COLOUR):
        image = picture.copy()
        student.to_vector(image)
        text = (
            "`image /= `, `image[...] = ` and `image.shape = ` change the caller's picture. Make a new array instead."
        )
        expect_same(picture, image, "image", mistake=text)


# ---------------------------------------------------------------------------------------------------------------------
# 2. classify_by_rules
# ---------------------------------------------------------------------------------------------------------------------

LEFT_ONE = constant([[1, 0], [1, 0]])
RIGHT_ONE = constant([[0, 1], [0, 1]])
SEVEN = constant([[1, 1], [0, 1]])
ELL = constant([[1, 0], [1, 1]])
RULED = "The result of classify_by_rules"
ROW_FOR_COLUMN = "A 1 is a full *column*, left or right. image[:, 0] is the left column; image[0] is the top row."


def expect_text(got, on):
    """ "1", "7" or "L" as text, right or wrong."""
    if got is None:
        text = (
            "No rule fits this picture, or a `return` is missing. image[0] is the top row, image[:, 0] the left column."
        )
        fail(f"{RULED} is None.", expected="'1', '7' or 'L'", got=got, on=on, mistake=text)
    if not isinstance(got, str):
        text = 'The answer is text, in quotes: "7", not the number 7, not a list and not an array.'
        fail(f"{RULED} is not text.", expected="'1', '7' or 'L'", got=got, on=on, mistake=text)
    if got not in ("1", "7", "L"):
        text = 'Spell the answer exactly so: "1", "7" or "L". Only these four pictures are given.'
        fail(f"{RULED} is none of the three answers.", expected="'1', '7' or 'L'", got=show(got), on=on, mistake=text)
    return got


def is_text(got, text):
    """Whether it is this text. An array would compare with each of its entries."""
    return isinstance(got, str) and got == text


def expect_class(got, expected, on, mistakes):
    """The right one of the three; `mistakes` says for each wrong one what is likely behind it."""
    if expect_text(got, on) != expected:
        fail(f"{RULED} is wrong.", expected=show(expected), got=show(got), on=on, mistake=mistakes[got])


@pytest.mark.exercise("classify_by_rules")
@pytest.mark.points(1)
@pytest.mark.hint('There are two ways to write a 1: the left column full, or the right one. Both are "1".')
def test_both_ways_to_write_a_1(student):
    """A full left column is "1", and so is a full right column."""
    left, right = (student.classify_by_rules(image.copy()) for image in (LEFT_ONE, RIGHT_ONE))
    for answer, other, image, text in (
        (left, right, LEFT_ONE, "The full *left* column is a 1 too: image[0, 0] and image[1, 0]."),
        (right, left, RIGHT_ONE, "The full *right* column is a 1 too: image[0, 1] and image[1, 1]."),
    ):
        if not is_text(answer, "1") and is_text(other, "1"):
            problem = "Only one way to write a 1 is recognised."
            fail(problem, expected="'1'", got=show(answer), on=given(image=image), mistake=text)
    for answer, image in ((left, LEFT_ONE), (right, RIGHT_ONE)):
        expect_class(answer, "1", given(image=image), {"7": ROW_FOR_COLUMN, "L": ROW_FOR_COLUMN})


SWAPPED = "7 and L are swapped. In image[i, j], i is the row and j the column: image[0, 1] is at the upper right."


@pytest.mark.exercise("classify_by_rules")
@pytest.mark.points(1)
@pytest.mark.hint("7 has the top row and the lower right pixel, L the left column and the lower right pixel.")
def test_7_and_l(student):
    """The picture of a 7 is "7", and that of an L is "L"."""
    seven, ell = (student.classify_by_rules(image.copy()) for image in (SEVEN, ELL))
    of_seven = {
        "1": "The right column of a 7 is full too. Ask for the 7 first, or look at all four pixels.",
        "L": SWAPPED if is_text(ell, "7") else "Its lower left pixel is 0: image[1, 0] tells a 7 from an L.",
    }
    of_ell = {
        "1": "The left column of an L is full too. Ask for the L first, or look at all four pixels.",
        "7": SWAPPED if is_text(seven, "L") else "Its upper right pixel is 0: image[0, 1] tells an L from a 7.",
    }
    expect_class(seven, "7", given(image=SEVEN), of_seven)
    expect_class(ell, "L", given(image=ELL), of_ell)


# ---------------------------------------------------------------------------------------------------------------------
# 3. softmax
# ---------------------------------------------------------------------------------------------------------------------

SCORES = constant([1.0, -0.5, 0.25, 3.0])
PROBABILITIES = constant([0.110076965, 0.024561491, 0.051996676, 0.813364868])
ON_SCORES = given(scores=SCORES)
SOFTMAX = "The result of softmax"
NOT_DIVIDED = "The sum is not 1. Divide each exponential by the sum of all exponentials."
NO_EXP = "This divides the scores themselves by their sum. Take the exponential of each score first."
CUT_OFF = "The scores are cut off at some limit. Subtract the largest score instead: nothing gets too large then."
STRETCHED = (
    "The scores are divided by something before the exponential. Subtract the largest score, don't divide by it."
)
SOFTMAX_MISTAKES = [
    ("This is the logarithm of the probabilities. Leave the last logarithm out.", np.log(PROBABILITIES)),
    ("The exponential of *minus* the score is used: the largest score must get the most.",
     [0.129298791, 0.579476978, 0.273725543, 0.017498688]),
    ("This is what powers of 2 give. Use the exponential function, np.exp.",
     [0.168119303, 0.05943915, 0.099964336, 0.672477212]),
    ("This is what powers of 10 give. Use the exponential function, np.exp.",
     [0.0098805, 0.000312449, 0.001757029, 0.988050022]),
    ("This is the sigmoid of each score by itself; such numbers don't add up to 1. Divide np.exp by its sum.",
     [0.731058579, 0.377540669, 0.562176501, 0.952574127]),
    ("These are sigmoids divided by their sum. Use np.exp in place of the sigmoid.",
     [0.278673686, 0.143915485, 0.214297188, 0.363113642]),
    ("Softmax is taken twice.", [0.204834179, 0.188045752, 0.193276244, 0.413843826]),
    (NO_EXP, [0.266666667, -0.133333333, 0.066666667, 0.8]),
    (NO_EXP, [0.260869565, 0.0, 0.130434783, 0.608695652]),
    (NO_EXP, [0.210526316, 0.105263158, 0.052631579, 0.631578947]),
    (NO_EXP, [0.235294118, 0.0, 0.058823529, 0.705882353]),
    ("The scores are squared. Take the exponential of each score.",
     [0.096969697, 0.024242424, 0.006060606, 0.872727273]),
    ("The scores are only stretched to 0..1. Take the exponential of each score and divide by the sum.",
     [0.428571429, 0.0, 0.214285714, 1.0]),
    (STRETCHED, [0.230783496, 0.139977266, 0.179734367, 0.449504871]),
    (STRETCHED, [0.238455438, 0.15984146, 0.195230801, 0.4064723]),
    (STRETCHED, [0.153446887, 0.048552349, 0.08631458, 0.711686184]),
    ("The winner takes all. Softmax gives every entry a share.", [0.0, 0.0, 0.0, 1.0]),
    ("All are equal. The scores must make a difference.", [0.25, 0.25, 0.25, 0.25]),
    ("These are the scores themselves.", SCORES),
    ("The probabilities are rounded. Return them as they are.", [0.11, 0.02, 0.05, 0.81]),
    ("The probabilities are rounded. Return them as they are.", [0.1, 0.0, 0.1, 0.8]),
]  # fmt: skip
NEGATIVE = "A probability is never negative. Take e to the power of each score before anything is divided."
SINGLE = [
    ("Softmax gives one probability for each score, not only the largest one.", PROBABILITIES.max()),
    ("This is the sum of the probabilities. Return all of them.", 1.0),
]
POWER_OF_SCORE = "A negative score can't be the base of such a power. Take e to the power of the score: np.exp(scores)."
ALL_ZERO = (
    "Every entry is 0. To put 0 for nan only hides an overflow. Subtract the largest score before the exponential."
)
SOFTMAX_RATIOS = (
    ("This is divided by the sum of the scores. Divide by the sum of the powers: of e to each score.", 6.585166621),
    ("These are the exponentials alone. " + NOT_DIVIDED, 24.694374828),
    ("This is divided by the *largest* exponential, or not divided at all. " + NOT_DIVIDED, 1.229460528),
    ("This is divided by the *mean* of the exponentials. " + NOT_DIVIDED, 4.0),
    ("This is divided by the length of the vector of exponentials. " + NOT_DIVIDED, 1.215374361),
    ("This divides by the exponential of the sum. Take the sum of the exponentials.", 0.580756031),
    ("These are percentages. Probabilities lie between 0 and 1.", 100.0),
)


def expect_row(got, k, on):
    """(k,) finite numbers, as an array; they may be no probabilities."""
    if isinstance(got, np.ndarray) and got.ndim == 2 and got.size == k:
        text = "It has two axes. Give it one, as the scores have. `keepdims` or `reshape` may have added the other."
        fail(f"{SOFTMAX} has the wrong shape.", expected=f"shape ({k},)", got=got, on=on, mistake=text)
    if isinstance(got, np.ndarray) and got.dtype.kind == "f" and not np.all(np.isfinite(got)):
        text = (
            POWER_OF_SCORE
            if on == ON_SCORES
            else (
                "An exponential overflowed: np.exp(1000) is infinite, and infinity divided by infinity is nan. "
                "(Or all of them became 0, and 0 / 0 is nan.) Subtract the largest score before the exponential."
            )
        )
        fail(
            f"{SOFTMAX} has entries that are no finite numbers.",
            expected="finite numbers",
            got=got,
            on=on,
            mistake=text,
        )
    return expect_array(got, shape=(k,), name=SOFTMAX, on=on, mistakes=SINGLE)


def expect_probabilities(got, expected, on, mistakes=(), ratios=(), rtol=1e-4):
    """(k,) probabilities like `expected`."""
    row = expect_row(got, expected.size, on)
    mistakes = [(ALL_ZERO, 0 * expected), *mistakes]
    expect_array(row, expected, name=SOFTMAX, on=on, rtol=rtol, mistakes=mistakes, ratios=ratios)


@pytest.mark.exercise("softmax")
@pytest.mark.points(1)
@pytest.mark.hint("One probability for each score: each from 0 to 1, and 1 in all.")
def test_softmax_gives_probabilities(student):
    """softmax gives one number for each score, none below 0, and their sum is 1."""
    row = expect_row(student.softmax(SCORES.copy()), 4, ON_SCORES)
    if np.any(row < 0) or not abs(np.sum(row) - 1) <= 1e-4:
        fail(
            f"{SOFTMAX} is not four probabilities.",
            expected="numbers from 0 to 1 that sum to 1",
            got=f"{show(row)}, the sum is {np.sum(row):.6g}",
            on=ON_SCORES,
            mistake=by_value(row, SOFTMAX_MISTAKES)
            or by_ratio(row, PROBABILITIES, SOFTMAX_RATIOS)
            or (NEGATIVE if np.any(row < 0) else NOT_DIVIDED),
        )


@pytest.mark.exercise("softmax")
@pytest.mark.points(2)
@pytest.mark.hint("The exponential of each score, divided by the sum of all these exponentials.")
def test_softmax_on_a_small_table(student):
    """The probabilities are right for four scores."""
    got = student.softmax(SCORES.copy())
    expect_probabilities(got, PROBABILITIES, ON_SCORES, SOFTMAX_MISTAKES, SOFTMAX_RATIOS)


@pytest.mark.exercise("softmax")
@pytest.mark.points(1)
@pytest.mark.hint("Add the same number to all scores: the exponentials all grow by one factor, which cancels.")
def test_only_differences_between_scores_count(student):
    """The same number added to every score changes nothing."""
    plain = expect_row(student.softmax(SCORES.copy()), 4, ON_SCORES)
    for added in (2.0, -3.5, 20.0):
        scores = constant(SCORES + added)
        on = given(scores=scores) + ", compared with your own answer without the added number"
        expect_probabilities(student.softmax(scores.copy()), plain, on, [(CUT_OFF, np.full(4, 0.25))])


# exp(1000) is too large for a computer, and exp(-1000) is 0 there.
LARGE = constant([1000.0, 1001.0, 999.0])
LARGE_TABLE = (
    (LARGE, constant([0.244728471, 0.665240956, 0.090030573])),
    (constant([1000.0, 0.0, -1000.0]), constant([1.0, 0.0, 0.0])),
    (constant([-1001.0, -1000.0, -1003.0, -1000.5]), constant([0.181740913, 0.494023021, 0.024595958, 0.299640109])),
)


@pytest.mark.exercise("softmax")
@pytest.mark.points(2)
@pytest.mark.hint("Subtract the largest score from all scores first. The result is the same, and exp stays small.")
def test_large_scores(student):
    """Scores such as 1000 and -1000 give probabilities, not nan."""
    for scores, expected in LARGE_TABLE:
        equal = [(CUT_OFF, np.full(scores.size, 1 / scores.size))]
        expect_probabilities(student.softmax(scores.copy()), expected, given(scores=scores), equal)


@pytest.mark.exercise("softmax")
@pytest.mark.points(1)
@pytest.mark.hint("`scores -= ...` changes the caller's array. `scores - ...` makes a new one.")
def test_softmax_leaves_the_scores_alone(student):
    """The scores are the same after the call."""
    for before in (SCORES, LARGE):
        scores = before.copy()
        student.softmax(scores)
        expect_same(before, scores, "scores")


# ---------------------------------------------------------------------------------------------------------------------
# 4. most_likely
# ---------------------------------------------------------------------------------------------------------------------

ANIMALS = ("cat", "frog", "dog", "bird", "horse", "ship", "car")
CHANCES = constant([0.14, 0.12, 0.27, 0.11, 0.03, 0.23, 0.10])
NUMBERS = (7, 4, 9, 5)
NUMBER_CHANCES = constant([0.05, 0.15, 0.62, 0.18])
WINNER = "The result of most_likely"
NOTHING = (
    "Is there a `return` at the end? And is there an answer for every input? The highest probability may be below 0.5."
)


def expect_entry(got, probabilities, classes, on):
    """The entry of classes with the highest probability."""
    place = int(np.argmax(probabilities))
    expected = show(classes[place])
    if got is None:
        fail(f"{WINNER} is None.", expected=expected, got=got, on=on, mistake=NOTHING)
    if isinstance(got, list | tuple) or (isinstance(got, np.ndarray) and got.size != 1):
        text = "Return one entry of classes, not a list or an array."
        fail(f"{WINNER} is not one entry.", expected=expected, got=got, on=on, mistake=text)
    if isinstance(got, np.ndarray):
        got = got.item()
    if not isinstance(got, str | int | float):
        text = "Return one entry of classes itself, such as classes[0], not an array and not a type of your own."
        fail(f"{WINNER} is not an entry of classes.", expected=expected, got=got, on=on, mistake=text)
    if got == classes[place] and not isinstance(got, bool):
        return
    mistake = entry_mistake(got, probabilities, classes)
    fail(f"{WINNER} is wrong.", expected=expected, got=show(got), on=on, mistake=mistake)


def entry_mistake(got, probabilities, classes):
    """What a wrong answer looks like."""
    order = np.argsort(probabilities)  # from the lowest to the highest
    place = int(order[-1])
    if isinstance(got, str) and got == str(classes[place]):
        return "This is text. Return the entry of classes itself, as it is there."
    if not isinstance(got, str) and got == place:
        return "This is the *index* of the highest probability. Return the entry of classes at that index."
    if not isinstance(got, str) and abs(got - float(probabilities[place])) <= 1e-4:
        return "This is the highest *probability*. Return the entry of classes that belongs to it."
    if got not in classes:
        return "This is no entry of classes. Return one of its entries, unchanged."
    known = (
        *((i, "Only the first ten classes were looked at.") for i in [int(np.argmax(probabilities[:10]))] if place > 9),
        (int(order[0]), "This is the class with the *lowest* probability. Which one has the highest?"),
        (int(order[-2]), "This is the class with the second-highest probability."),
        (place - 1, "This is the entry before the right one. The first index is 0."),
        (place + 1, "This is the entry after the right one. The first index is 0."),
        (0, "This is the first class, which is not the most likely one here."),
        (len(classes) - 1, "This is the last class, which is not the most likely one here."),
    )
    return next((text for index, text in known if index == classes.index(got)), "")


@pytest.mark.exercise("most_likely")
@pytest.mark.points(1)
@pytest.mark.hint("Find the place of the highest probability, and return the entry of classes at that place.")
def test_the_most_likely_animal(student):
    """The class with the highest probability comes out, also where that is below 0.5."""
    for shift in (0, 3):  # the highest probability is at index 2, then at index 5
        chances = constant(np.roll(CHANCES, shift))
        classes = list(ANIMALS)
        got = student.most_likely(chances.copy(), list(classes))
        expect_entry(got, chances, classes, given(probabilities=chances, classes=classes))


@pytest.mark.exercise("most_likely")
@pytest.mark.points(1)
@pytest.mark.hint("Return the entry of classes, not its index: classes may be numbers too, in any order.")
def test_the_most_likely_number(student):
    """The classes may be numbers, which are not their own indices."""
    classes = list(NUMBERS)
    got = student.most_likely(NUMBER_CHANCES.copy(), list(classes))
    expect_entry(got, NUMBER_CHANCES, classes, given(probabilities=NUMBER_CHANCES, classes=classes))


@pytest.mark.exercise("most_likely")
@pytest.mark.points(1)
@pytest.mark.hint("`probabilities.sort()` changes the caller's array, and so does `probabilities[i] = 0`. Only look.")
def test_most_likely_leaves_the_probabilities_alone(student):
    """The probabilities are the same after the call."""
    probabilities = CHANCES.copy()
    student.most_likely(probabilities, list(ANIMALS))
    text = "`probabilities.sort()` and `probabilities[i] = ` change the caller's array. Only look, or work on a copy."
    expect_same(CHANCES, probabilities, "probabilities", mistake=text)
