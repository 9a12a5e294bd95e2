# ---
# jupyter:
#   # The metadata lines of the cells are long.  # ruff: noqa: E501
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Pictures are numbers
#
# How does a computer read a sign? First you tell it the rules yourself. Then somebody writes the signs in another
# way, and your rules are lost. At the end a small program learns the new signs from examples alone.
#
# This is the first lesson. You need some Python: functions, `if`, lists, and a `for` loop. The cells that
# are given use more of Python; you need not understand all of it. Of mathematics you need plus, minus, times, divided
# by, and powers. Everything else is explained here.
#
# **After this lesson you can**
#
# - read a picture as an array of numbers, and write it as one long row of numbers;
# - say why rules written by hand break so easily, and what it means to learn from examples;
# - turn scores into probabilities, and probabilities into an answer;
# - say what a network can't know.
#
# **Time:** about one to two hours.
#
# | given | yours |
# |---|---|
# | the text, the pictures, the experiments | `to_vector`: picture → one row of numbers |
# | a small network and its training | `classify_by_rules`: a sign by your own rules |
# | the checks | `softmax`: scores → probabilities |
# | | `most_likely`: probabilities → answer |
# | | one written answer, near the end |

# %% [markdown]
# ## How a notebook works
#
# A notebook is a page of text and code, cut into **cells**. Click on a code cell and press *Shift + Enter*: Python
# runs it, shows the result below it, and goes on to the next cell. Go from top to bottom. A cell knows only what the
# cells that *you have run* have told it. So after a break, start again at the top. If anything looks strange, choose
# *Restart* in the menu: it forgets everything but your text and code.
#
# Some cells are yours. There it says `# YOUR CODE HERE`. Delete the line `raise NotImplementedError(...)` below it and
# write a few lines of your own. Keep the name of the function and its arguments: later cells and the checks use them.
#
# You can't break anything, and error messages are normal: they tell you what to do. Read the last line of one first. If
# it ends in `not written yet`, or says something like `name 'signs' is not defined`, the cell needs an exercise that
# you have not done so far, or a cell above that you have not run.

# %% [markdown]
# ## How to check your work
#
# There are three ways. All three run the same checks, as often as you like. Nobody counts how often you try.
#
# | where | what to type | what you get |
# |---|---|---|
# | in the notebook | `check("to_vector")`, already below each exercise | a card with the verdict and a hint |
# | in a terminal | `course check` | all exercises, your points, the next thing to do |
# | in a terminal | `pytest` | the same checks as plain tests |
#
# The first way is enough for this lesson. Run the cell with your function before each check: `check` judges the version
# that ran last. In a terminal, go to the folder of this file first, and save the file
# before each check.
#
# - **VS Code:** open this file and choose the course's Python environment at the top right (*Select Kernel*). The
#   `.py` version works as well: VS Code shows *Run Cell* above each `# %%`.
# - **Colab:** upload the notebook (*File → Upload notebook*) and install the course package as your instructor's page
#   says. Colab forgets its files, so download the notebook when you are done (*File → Download*).

# %% [markdown]
# ## 1. The idea
#
# We write a program for a job by telling the computer each step. That works as long as we know the steps. To add up a
# bill: easy. To translate a book, or to say whether there is a cat in a photograph: nobody can write down the steps.
# So one shows the computer examples, and lets it find its own.
#
# To see both ways side by side, we take a tiny job: three signs, written with only four pixels. First the imports.
# `numpy` is a library for arrays, that is, for tables of numbers.

# %%
import numpy as np

# %% [markdown]
# `matplotlib` draws. `check` belongs to this course. The colours can be told apart by colour-blind readers too.

# %%
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    from autograder import check

    plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    BLUE, ORANGE = "#0072B2", "#D55E00"

# %% [markdown]
# ## 2. Four pixels
#
# A **pixel** is one dot of a picture. Our pictures have two rows of two pixels. We write 1 for a bright pixel and 0
# for a dark one. These are the signs `7`, `L` and two ways to write `1`.

# %%
if __name__ == "__main__":
    seven = np.array([[1, 1], [0, 1]])
    letter_l = np.array([[1, 0], [1, 1]])
    one_left = np.array([[1, 0], [1, 0]])
    one_right = np.array([[0, 1], [0, 1]])
    signs = [("7", seven), ("L", letter_l), ("1", one_left), ("1", one_right)]

# %% [markdown]
# Here is a small helper. It draws a picture and prints into each pixel the number that is stored there.

# %%
if __name__ == "__main__":

    def show_numbers(ax, image, title="", largest=1, size=12):
        lines = {"edgecolor": "gray", "linewidth": 0.5, "clip_on": False}
        ax.pcolormesh(image, cmap="gray", vmin=0, vmax=largest, **lines)
        for (row, column), value in np.ndenumerate(image):
            color = "black" if value > largest / 2 else "white"
            ax.text(column + 0.5, row + 0.5, f"{value}", ha="center", va="center", color=color, fontsize=size)
        ax.set(title=title, aspect="equal", xticks=[], yticks=[])
        ax.invert_yaxis()  # row 0 is at the top
        ax.spines[:].set_visible(False)


# %% [markdown]
# Look at the four pictures. What you see as a sign is a little table of numbers to the computer.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 4, figsize=(8, 2.4), layout="constrained")
    for ax, (sign, image) in zip(axes, signs, strict=True):
        show_numbers(ax, image, title=f"this is {sign}", size=18)
    plt.show()

# %% [markdown]
# Such a table is called an **array**. Four things to know about arrays; compare each line with its result. Rows and
# columns are counted from 0, and the row comes first.

# %%
if __name__ == "__main__":
    print(seven)
    print("shape, rows and columns:", seven.shape)
    print("upper right pixel, row 0, column 1:", seven[0, 1])
    print("lower left pixel,  row 1, column 0:", seven[1, 0])
    print("all numbers times 10:", seven.tolist(), "->", (seven * 10).tolist())

# %% [markdown]
# ## 3. Symbols and shapes
#
# The **shape** of an array says how many numbers it has in each direction. Most bugs in this course are wrong
# shapes. Come back to this table whenever a line of code surprises you.
#
# | in code | meaning | shape |
# |---|---|---|
# | `image` | a picture, $h$ rows and $w$ columns of pixels | $(h, w)$ |
# | `image` in colour | the same with $c = 3$ numbers per pixel: red, green, blue | $(h, w, c)$ |
# | `x` | a picture as a **vector**: one row of numbers | $(h \cdot w,)$, in colour $(h \cdot w \cdot c,)$ |
# | `classes` | the possible answers, a list such as `["1", "7", "L"]` | $k$ entries |
# | `scores` | one number per class: the higher, the better it fits | $(k,)$ |
# | `probabilities` | one number per class, 0 to 1, together 1 | $(k,)$ |
#
# The comma in $(k,)$ is how Python writes a shape with one number in it.

# %% [markdown]
# ## 4. Larger pictures
#
# More pixels, more numbers, the same idea. Here is a 6 in zeros and ones. If you look at it from far away, you can
# read it in the code already. Each row must have the same number of pixels, here 16, or it is not an array.

# %%
if __name__ == "__main__":
    drawing = """
    0000000000000000
    0000011111000000
    0000111100000000
    0011100000000000
    0111000000000000
    1110000000000000
    1110000000000000
    1110111111000000
    1111111111111100
    1110000000111110
    1110000000001110
    0111000000011110
    0011111111111110
    0000111111100000
    """
    six = np.array([[int(digit) for digit in row] for row in drawing.split()])
    print("shape of the six:", six.shape)

# %% [markdown]
# A real photograph has shadows. Zeros and ones can't say "a little darker". So one stores a **grey value** for each
# pixel: a whole number from 0 (black) to 255 (white). This is an 8, with its grey values.

# %%
if __name__ == "__main__":
    grey_values = """
      0   2  15   0   0  11  10   0   0   0   0   9   9   0   0   0
      0   0   0   4  60 157 236 255 255 177  95  61  32   0   0  29
      0  10  16 119 238 255 244 245 243 250 249 255 222 103  10   0
      0  14 170 255 255 244 254 255 253 245 255 249 253 251 124   1
      2  98 255 228 255 251 254 211 141 116 122 215 251 238 255  49
     13 217 243 255 155  33 226  52   2   0  10  13 232 255 255  36
     16 229 252 254  49  12   0   0   7   7   0  70 237 252 235  62
      6 141 245 255 212  25  11   9   3   0 115 236 243 255 137   0
      0  87 252 250 248 215  60   0   1 121 252 255 248 144   6   0
      0  13 113 255 255 245 255 182 181 248 252 242 208  36   0  19
      1   0   5 117 251 255 241 255 247 255 241 162  17   0   7   0
      0   0   0   4  58 251 255 246 254 253 255 120  11   0   1   0
      0   0   4  97 255 255 255 248 252 255 244 255 182  10   0   4
      0  22 206 252 246 251 241 100  24 113 255 245 255 194   9   0
      0 111 255 242 255 158  24   0   0   6  39 255 232 230  56   0
      0 218 251 250 137   7  11   0   0   0   2  62 255 250 125   3
      0 173 255 255 101   9  20   0  13   3  13 182 251 245  61   0
      0 107 251 241 255 230  98  55  19 118 217 248 253 255  52   4
      0  18 146 250 255 247 255 255 255 249 255 240 255 129   0   5
      0   0  23 113 215 255 250 248 255 255 248 248 118  14  12   0
      0   0   6   1   0  52 153 233 255 252 147  37   0   0   4   1
      0   0   5   5   0   0   0   0   0  14   1   0   6   6   0   0
    """
    eight = np.array([row.split() for row in grey_values.strip().split("\n")], dtype=np.uint8)
    print("shape of the eight:", eight.shape, "smallest and largest value:", eight.min(), eight.max())

# %% [markdown]
# Both as pictures, with the numbers in their pixels:

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 6.2), layout="constrained")
    show_numbers(axes[0], six, title="a 6 in zeros and ones", size=11)
    show_numbers(axes[1], eight, title="an 8 in grey values", largest=255, size=7.5)
    plt.show()

# %% [markdown]
# Find a pixel beside the 8 that is nearly 0, but not quite: a 2, a 15. Such little stains are called *noise*. You
# don't notice them in the picture. A rule like "this pixel must be 0" does.
#
# A pixel of a photograph in colour has three such numbers: how much red, how much green, how much blue.

# %% [markdown]
# ## 5. Exercise 1: `to_vector`
#
# The programs of this course don't read a picture as a table. They want one long row of numbers, a **vector**: the
# first row of pixels from left to right, then the second row, and so on. In a colour picture, red, green and blue of
# a pixel stay together.
#
# They also like small numbers. So we **scale**: divide by 255, the largest possible value. Then 0 is black, 1 is
# white, and every grey lies between them.
#
# $$\begin{pmatrix} 0 & 255 \\ 51 & 102 \end{pmatrix} \;\to\; (0, \; 1, \; 0.2, \; 0.4) \qquad (2, 2) \to (4,)$$
#
# And in colour: a red pixel (255, 0, 0) and a white pixel (255, 255, 255), side by side in one row, have the shape
# $(1, 2, 3)$. Their vector is $(1, 0, 0, 1, 1, 1)$, of shape $(6,)$.
#
# Your function must work for a picture of any size, grey or in colour. `image.reshape(-1)` may help: it makes a vector
# of all the numbers of an array, row by row. The picture itself should stay as it was.


# %% nbgrader={"grade": false, "grade_id": "to_vector", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_vector(image):
    """Turn one picture into one row of numbers between 0 and 1.

    Arguments:
        image: (h, w) or (h, w, c) array of whole numbers, 0 to 255. It stays unchanged.

    Returns:
        x: (h*w,) or (h*w*c,) array of floats, 0 to 1: the picture row by row.
    """
    # 1. Write all rows of the picture one after the other.
    # 2. Scale to 0..1.
    ### BEGIN SOLUTION
    row = image.reshape(-1)  # (h*w*c,)
    return row / 255
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_to_vector", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("to_vector")

# %% [markdown]
# Use it on a small piece of the 8 and look at both: the numbers leave their table and stand in one row.

# %%
if __name__ == "__main__":
    piece = eight[4:6, 1:6]  # rows 4 and 5, columns 1 to 5
    x = to_vector(piece)
    fig, axes = plt.subplots(2, 1, figsize=(8, 3.2), layout="constrained")
    show_numbers(axes[0], piece, title=f"a piece of the 8, shape {piece.shape}", largest=255, size=10)
    show_numbers(axes[1], np.round([x], 2), title=f"the same as a vector, shape {x.shape}", size=10)
    plt.show()
    print("the whole 8 as a vector has the shape", to_vector(eight).shape)

# %% [markdown]
# ## 6. Exercise 2: `classify_by_rules`
#
# Back to four pixels. Write a program that looks at a picture of section 2 and says which sign it is. To
# **classify** means just that: to name the class, here `"1"`, `"7"` or `"L"`.
#
# | sign | bright pixels |
# |---|---|
# | `"1"` | the whole left column, or the whole right column |
# | `"7"` | the top row and the lower right pixel |
# | `"L"` | the left column and the lower right pixel |
#
# Only these four pictures will come. There are many right ways to tell them apart. Which pixels do you have to look
# at?


# %% nbgrader={"grade": false, "grade_id": "classify_by_rules", "locked": false, "schema_version": 3, "solution": true, "task": false}
def classify_by_rules(image):
    """Say which of the four pictures this is, by rules written by hand.

    Arguments:
        image: (2, 2) array of 0 and 1. image[0, 1] is the upper right pixel.

    Returns:
        "1", "7" or "L", a text.
    """
    # 1. Look at pixels: if image[0, 0] == 1 and ...
    # 2. Return the sign as a text, with quotation marks.
    ### BEGIN SOLUTION
    if image[0, 0] == 1 and image[0, 1] == 1:  # only the 7 has a bright top row
        return "7"
    if image[1, 0] == 1 and image[1, 1] == 1:  # only the L has a bright bottom row
        return "L"
    return "1"
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_classify_by_rules", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("classify_by_rules")

# %% [markdown]
# Your rules at work:

# %%
if __name__ == "__main__":
    for sign, image in signs:
        print(image.tolist(), "is", sign, "- your rules say", classify_by_rules(image))

# %% [markdown]
# ## 7. What went wrong here? Another alphabet
#
# In another country people hold their paper sideways. They write the same three signs, turned by a quarter. For them
# a `1` lies down, and `7` and `L` are turned too. `np.rot90` turns an array.

# %%
if __name__ == "__main__":
    turned_signs = [(sign, np.rot90(image, k=-1)) for sign, image in signs]

# %% [markdown]
# Your rules may even stop with an error at a picture that they don't know. This helper then says "?".

# %%
if __name__ == "__main__":

    def rules_say(image):
        try:
            return classify_by_rules(image)
        except Exception:
            return "?"


# %% [markdown]
# What do your rules say to the new pictures? The cross marks a wrong answer.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 4, figsize=(8, 2.8), layout="constrained")
    for ax, (sign, image) in zip(axes, turned_signs, strict=True):
        show_numbers(ax, image, title=f"people mean {sign}", size=18)
        answer = rules_say(image)
        right = answer == sign
        ax.set_xlabel(f"rules say {answer} {'✓' if right else '✗'}", color=BLUE if right else ORANGE)
    plt.show()

# %% [markdown]
# Nothing in your program has changed, and there is no mistake in it. It knows *your* alphabet, and nothing else.
# (Some programs get one or two of them right, by luck.) You could write new rules. Then comes the next alphabet, then
# handwriting with its noise, then photographs of cats. With each step the rules get longer, and soon nobody can write
# them at all.

# %% [markdown]
# ## 8. From rules to scores
#
# Here is the other way. We don't write rules. We write a program with many **weights**: numbers that say how much each
# pixel counts. It takes the vector of a picture and computes one **score** per class. Training changes the weights, a
# little at a time, until the right class has the highest score for the examples. Such a program is called a **neural
# network**, because its picture looks a little like connected nerve cells:

# %%
if __name__ == "__main__":
    layers = [("4 pixels", 4), ("8 hidden values", 8), ("3 scores", 3)]
    places = [[(2 * i, j - (n - 1) / 2) for j in range(n)] for i, (_, n) in enumerate(layers)]
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    for left, right in (places[:2], places[1:]):
        for start in left:
            for end in right:
                ax.plot(*zip(start, end, strict=True), color=ORANGE, linewidth=0.6, zorder=1)
    for (name, _), dots in zip(layers, places, strict=True):
        ax.scatter(*zip(*dots, strict=True), s=330, color="white", edgecolor=BLUE, linewidth=2, zorder=2)
        ax.text(dots[0][0], 4.2, name, ha="center")
    for sign, (across, up) in zip("L71", places[2], strict=True):
        ax.text(across, up, sign, ha="center", va="center")
    ax.axis("off")
    plt.show()

# %% [markdown]
# Information goes from left to right. Every line is one weight. A dot adds up what comes in from the left, each number
# times its weight. The dots in the middle are called *hidden* because you see neither a pixel nor an answer there: they
# are numbers on the way.
#
# And this is the whole way of one picture, with the shape of the data at each step. You have the first step. The
# network is given. The last two steps are yours, and come next.

# %%
if __name__ == "__main__":
    steps = ["picture\n(2, 2)", "vector\n(4,)", "scores\n(3,)", "probabilities\n(3,)", "answer\na text"]
    ways = ["to_vector", "network", "softmax", "most_likely"]
    fig, ax = plt.subplots(figsize=(9, 1.5), layout="constrained")
    for i, step in enumerate(steps):
        box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
        ax.text(i, 0, step, ha="center", va="center", bbox=box)
    for i, way in enumerate(ways):
        arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2}
        ax.annotate("", (i + 0.62, 0), (i + 0.38, 0), arrowprops=arrow)
        ax.text(i + 0.5, 0.55, way, ha="center", va="bottom", color=ORANGE)
    ax.set(xlim=(-0.5, 4.5), ylim=(-0.6, 1))
    ax.axis("off")
    plt.show()

# %% [markdown]
# ## 9. Exercise 3: `softmax`
#
# A score can be any number: 2.3, or -40, or 1000. We want probabilities: none below 0, and together exactly 1. The
# **softmax** does that in two steps. It takes $e^s$ of each score $s$, which is never negative, and divides by the
# sum:
#
# $$p_i = \frac{e^{s_i}}{e^{s_1} + e^{s_2} + \dots + e^{s_k}} \qquad (k,) \to (k,)$$
#
# Here $e = 2.718...$, and `np.exp` computes $e^s$ for all numbers of an array at once. For the scores 1, 2, 3 the
# powers are 2.72, 7.39, 20.09, with the sum 30.19. So the probabilities are 0.09, 0.24, 0.67. The highest score gets
# the highest probability.
#
# ### What went wrong here? A score of 1000
#
# The formula is right. The computer has a problem with it all the same. (For these lines numpy's warnings are switched
# off.)

# %%
if __name__ == "__main__":
    with np.errstate(all="ignore"):
        for scores in (np.array([1.0, 2.0, 3.0]), np.array([1000.0, 1001.0, 1002.0])):
            powers = np.exp(scores)
            print("scores", scores, " powers", np.round(powers, 2))
            print("   powers divided by their sum:", np.round(powers / np.sum(powers), 2))

# %% [markdown]
# $e^{1000}$ has 435 digits. That is too large for a number in the computer, which calls it `inf`, infinite. And
# infinite divided by infinite is `nan`, "not a number".
#
# The way out: only the *differences* of the scores matter. Subtract the same number from all of them, and the
# probabilities stay as they were. For $e^{s - c} = e^s / e^c$: every power, and so their sum, is divided by the same
# number. Subtract the largest score! Then the largest becomes 0, the others are below 0, and $e^s$ is at most 1.
#
# `np.max` finds the largest number of an array, `np.sum` adds all of them up. The scores themselves must stay as they
# were: write `scores - ...` into a new name, and not `scores -= ...`, which changes the array of whoever called you.


# %% nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(scores):
    """Turn scores into probabilities.

    Arguments:
        scores: (k,) array of floats, of any size, 1000 and -1000 too. It stays unchanged.

    Returns:
        (k,) array of floats, 0 to 1, with the sum 1.
    """
    # 1. Subtract the largest score from all of them, into a new array.
    # 2. e to the power of each.
    # 3. Divide by the sum.
    ### BEGIN SOLUTION
    powers = np.exp(scores - np.max(scores))  # (k,), the largest is 1
    return powers / np.sum(powers)  # (k,)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_softmax", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("softmax")

# %% [markdown]
# ### What went wrong here? Ten numbers that are no probabilities
#
# There is another function that squeezes any score between 0 and 1, the **sigmoid**. You will meet it in the next
# lesson, where it answers *one* question: cat or not? Can we use it on each of ten scores, to tell ten digits apart?
# Here are made-up scores that a network might give for the grey 8.

# %%
if __name__ == "__main__":
    digit_scores = np.array([1.2, -2.0, 0.4, 1.9, -1.5, 0.8, 1.0, -1.0, 3.5, 1.6])  # for the digits 0 to 9
    ways = {"ten sigmoids": 1 / (1 + np.exp(-digit_scores)), "one softmax": softmax(digit_scores)}
    fig, axes = plt.subplots(1, 2, figsize=(9, 2.8), sharey=True, layout="constrained")
    for ax, color, (name, values) in zip(axes, (ORANGE, BLUE), ways.items(), strict=True):
        ax.bar(range(10), values, color=color)
        ax.set(title=f"{name}: sum {np.sum(values):.2f}", xlabel="digit", xticks=range(10), ylim=(0, 1))
    plt.show()

# %% [markdown]
# Each sigmoid looks at its own score and knows nothing of the others. Together they say "surely an 8, surely a 3,
# surely a 9", and their sum is far above 1. Probabilities of ten answers, of which one is right, must have the sum 1.
# The softmax sees to that: what one class gets, the others lose.

# %% [markdown]
# ## 10. Exercise 4: `most_likely`
#
# The last step: from probabilities to an answer. It is the class with the highest probability. `np.argmax(values)`
# says at *which place* the largest number stands, counted from 0.


# %% nbgrader={"grade": false, "grade_id": "most_likely", "locked": false, "schema_version": 3, "solution": true, "task": false}
def most_likely(probabilities, classes):
    """Name the class with the highest probability.

    Arguments:
        probabilities: (k,) array of floats, one for each class. It stays unchanged.
        classes: list of k names, in the same order.

    Returns:
        The entry of classes with the highest probability.
    """
    # 1. At which place is the highest probability?
    # 2. Which class stands at this place of the list?
    ### BEGIN SOLUTION
    return classes[int(np.argmax(probabilities))]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_most_likely", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("most_likely")

# %% [markdown]
# ## 11. Examples to learn from
#
# Everything is there. Now we need examples: pictures with the right answer. We make them as a person would, a little
# different each time: a bright pixel gets a grey value of 150 or more, a dark one less than 100. The number `seed`
# sees to it that you get the same pictures as everybody else.


# %%
def draw_signs(alphabet, count, seed):
    """Draw `count` noisy signs of an alphabet, a list of (sign, (2, 2) array of 0 and 1).

    Returns a list of (2, 2) arrays of whole numbers, 0 to 255, and the list of the right answers.
    """
    rng = np.random.default_rng(seed)
    images, answers = [], []
    for place in rng.integers(len(alphabet), size=count):
        sign, image = alphabet[place]
        bright = rng.integers(150, 256, size=(2, 2))
        dark = rng.integers(0, 100, size=(2, 2))
        images.append(np.where(image == 1, bright, dark))  # bright where there is a 1, else dark
        answers.append(sign)
    return images, answers


# %% [markdown]
# Two hundred examples of the turned alphabet to learn from. These are the first six.

# %%
if __name__ == "__main__":
    train_images, train_answers = draw_signs(turned_signs, 200, seed=1)
    fig, axes = plt.subplots(1, 6, figsize=(9, 2), layout="constrained")
    for ax, image, answer in zip(axes, train_images, train_answers, strict=False):
        show_numbers(ax, image, title=answer, largest=255)
    plt.show()

# %% [markdown]
# ## 12. The network
#
# This part is given. You need not understand every line: the next lesson takes its time for each of them. But look
# for your own functions in it, `to_vector` and `softmax`.
#
# First the way from a picture to scores. `W1 @ x` is short for "each hidden value is a sum of all numbers in x, each
# times its weight". `b1` and `b2` are numbers that are added to the sums, and `np.tanh` squeezes each hidden value
# between -1 and 1.


# %%
def scores_of(network, x):
    """From the vector x (4,) of a picture to the hidden values (8,) and the scores (3,)."""
    W1, b1, W2, b2 = network
    hidden = np.tanh(W1 @ x + b1)  # (8, 4) @ (4,) + (8,) -> (8,)
    return hidden, W2 @ hidden + b2  # (3, 8) @ (8,) + (3,) -> (3,)


# %% [markdown]
# Now the learning. The weights start as random numbers. For each example: compute the probabilities, compare them with
# what they should have been, and move every weight a little, so that the right class gets more. Nobody tells the
# network about columns, rows, or turning the paper.


# %%
def train_network(images, answers, classes, epochs=20, learning_rate=0.1):
    """Learn from examples. Returns the network, and how much probability the right answer got in each epoch."""
    rng = np.random.default_rng(0)
    W1, b1 = rng.normal(size=(8, 4)), np.zeros(8)
    W2, b2 = rng.normal(size=(len(classes), 8)), np.zeros(len(classes))
    history = []
    for _ in range(epochs):  # an epoch: once through all examples
        given = []
        for image, answer in zip(images, answers, strict=True):
            x, right = to_vector(image), classes.index(answer)
            hidden, scores = scores_of((W1, b1, W2, b2), x)
            error = np.array(softmax(scores))  # (3,), what we got ...
            given.append(error[right])
            error[right] -= 1  # ... minus what it should be: 1 for the right class, 0 for the others
            hidden_error = (W2.T @ error) * (1 - hidden**2)  # (8,)
            W2, b2 = W2 - learning_rate * np.outer(error, hidden), b2 - learning_rate * error
            W1, b1 = W1 - learning_rate * np.outer(hidden_error, x), b1 - learning_rate * hidden_error
        history.append(float(np.mean(given)))
    return (W1, b1, W2, b2), history


# %% [markdown]
# And the way from a picture to probabilities, with your functions at both ends:


# %%
def probabilities_of(network, image):
    """What a trained network thinks of a picture (2, 2): one probability per class, (3,)."""
    _, scores = scores_of(network, to_vector(image))
    return softmax(scores)


# %% [markdown]
# ## 13. Experiment 1: does it learn?
#
# We train it, and draw how much probability it gave to the right answer, on average. Whoever guesses among three
# classes gives it a third: the dotted line.

# %%
if __name__ == "__main__":
    classes = ["1", "7", "L"]
    network, history = train_network(train_images, train_answers, classes)
    fig, ax = plt.subplots(figsize=(6, 3), layout="constrained")
    ax.plot(range(1, len(history) + 1), history, color=BLUE, marker="o")
    ax.axhline(1 / 3, color=ORANGE, linestyle=":")
    ax.set(xlabel="epoch (once through all examples)", xticks=range(0, 21, 5))
    ax.set(ylabel="probability\nof the right answer", ylim=(0, 1.03))
    plt.show()

# %% [markdown]
# It learns. Now some *new* pictures, which it has not seen before. Below each picture are the probabilities as bars,
# and above it the answer of `most_likely`. This helper draws them:

# %%
if __name__ == "__main__":

    def show_probabilities(images, network, meant):
        _, axes = plt.subplots(2, len(images), figsize=(9, 3.8), layout="constrained")
        for (above, below), image, sign in zip(axes.T, images, meant, strict=True):
            probabilities = probabilities_of(network, image)
            title = f"is {sign}, it says {most_likely(probabilities, classes)}"
            show_numbers(above, image, title=title, largest=255)
            bars = below.barh(classes, probabilities, color=BLUE)
            below.bar_label(bars, [f"{p:.1%}" for p in probabilities], padding=3, fontsize=10)
            below.set(xlim=(0, 1.45), xticks=[])
            below.spines["bottom"].set_visible(False)
            below.invert_yaxis()
        plt.show()


# %% [markdown]
# One new picture of each turned sign:

# %%
if __name__ == "__main__":
    test_images, test_answers = draw_signs(turned_signs, 300, seed=2)
    chosen = [test_answers.index("1"), test_answers.index("7"), test_answers.index("L")]
    show_probabilities([test_images[i] for i in chosen], network, [test_answers[i] for i in chosen])

# %% [markdown]
# ## 14. Experiment 2: rules against network
#
# A fair comparison needs many pictures: 300 new ones in each alphabet, the first one and the turned one. We also train
# a second network, with examples from *both* alphabets. For your rules we turn grey into 0 and 1 first, so the noise
# can't disturb them. The **accuracy** is the share of right answers.

# %%
if __name__ == "__main__":
    both_images, both_answers = draw_signs(signs + turned_signs, 600, seed=3)
    network_of_both, _ = train_network(both_images, both_answers, classes)
    programs = {
        "your rules": lambda image: rules_say((image > 127).astype(int)),
        "network,\nturned examples": lambda image: most_likely(probabilities_of(network, image), classes),
        "network,\nboth alphabets": lambda image: most_likely(probabilities_of(network_of_both, image), classes),
    }


# %% [markdown]
# Three programs, two alphabets, six accuracies:

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
    alphabets = (("first alphabet", signs, BLUE, ""), ("turned alphabet", turned_signs, ORANGE, "//"))
    for shift, (name, alphabet, color, hatch) in zip((-0.2, 0.2), alphabets, strict=True):
        images, answers = draw_signs(alphabet, 300, seed=4)
        right = [[say(image) == sign for image, sign in zip(images, answers, strict=True)] for say in programs.values()]
        accuracies = np.mean(right, axis=1)
        bars = ax.bar(np.arange(3) + shift, accuracies, 0.38, label=name, color=color, hatch=hatch, edgecolor="white")
        ax.bar_label(bars, [f"{accuracy:.1%}" for accuracy in accuracies], fontsize=10)
    ax.set(ylabel="accuracy", ylim=(0, 1.1), xticks=range(3), xticklabels=list(programs))
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    plt.show()

# %% [markdown]
# Look at the middle too. A network that has seen only turned signs is lost with the first alphabet, as your rules are
# with the turned one. It is not cleverer than you. But to teach it both alphabets, nobody had to think of new rules:
# the code stayed the same, and only the examples changed. *That* is what this course is about.
#
# And look for the number that is just below 100 %. Rules are always right on what they were made for. A network may
# miss a picture now and then, so we always measure how often.

# %% [markdown]
# ## 15. Experiment 3: pictures that are no signs
#
# What does the second network say to pictures that belong to no alphabet? All dark, all bright, and one bright pixel.

# %%
if __name__ == "__main__":
    nothing, everything = np.full((2, 2), 10), np.full((2, 2), 240)
    one_dot = np.array([[240, 10], [10, 10]])
    show_probabilities([nothing, everything, one_dot], network_of_both, ["no sign"] * 3)

# %% [markdown]
# It always has an answer, and sometimes sounds very sure. It was asked "which of the three?", and the three
# probabilities must have the sum 1. So a "probability" of a network means: *if* it is one of my classes, and looks
# like my examples.

# %% [markdown]
# ### Written question
#
# Your rules failed on the turned alphabet, though your program was right. The network failed on the first alphabet,
# and it had an answer even for pictures that are no signs.
#
# What did each of them lack? Who has to do what, so that each of them can read both alphabets? And why can't this
# network say "none of the three"? Write 3 to 5 sentences in the cell below:
# double-click it, and put your words in place of the line in capital letters. There is no single right wording.

# %% [markdown] nbgrader={"grade": true, "grade_id": "written_rules", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# The rules contain only what their author knew about the first alphabet; for the turned one a person has to find out
# what is different and write new rules. The network contains only what its examples showed, and turned examples say
# nothing about the first alphabet; here somebody has to collect examples with right answers and train again, while
# the code stays as it is. It can't say "none of the three" because the softmax divides a sum of 1 among exactly three
# classes, so one of them always wins, however little the picture looks like any of them. (A fourth class "no sign",
# with examples for it, would help.)

# %% [markdown]
# ## If you want more
#
# - **Your own alphabet.** Draw four other pictures for the three signs, in a list like `signs`, and train a network
#   with them. Is there an alphabet that it can't learn? What if two signs share a picture?
# - **Fewer examples.** How many examples does the network need? Train it with 4, 10, 30, and compare the accuracy on
#   new pictures.
# - **More noise.** Let bright pixels begin at 100 and dark ones end at 150 in `draw_signs`. What happens to the rules,
#   what to the network?
# - **None of the three.** Add a fourth class `"none"`, with examples for it. What does the network say to an all bright
#   picture now?
# - **How sure?** Multiply all scores by 10 before the softmax, then by 0.1. What happens to the bars, and what to the
#   answer?

# %% [markdown]
# ## Sources
#
# The four-pixel signs, the 6 and the 8 come from the first lecture of the course; the 6 is drawn anew at half its size.
# Softmax: C. M. Bishop, *Pattern Recognition and Machine Learning*, section 4.3.4.
