# %% [markdown]
# # Cats with logistic regression
#
# You build a program that looks at a small picture and says whether it shows a cat. Nobody tells it what a cat looks
# like. It gets 209 pictures with the right answers, and finds its own rule.
#
# **After this lesson you can**
#
# - turn a stack of pictures into one matrix, and say what each row and each column of it means;
# - compute a prediction, its cost and the slope of the cost, without a loop over the examples;
# - train the model with gradient descent, and choose a learning rate by looking at curves;
# - say whether an accuracy is any good, and find out what went wrong when it is not.
#
# **Time:** about two to three hours. You need the first lesson, and an idea of what the slope of a curve is.
#
# | given | yours |
# |---|---|
# | the text, the pictures, the experiments | `flatten_and_scale`: pictures → matrix |
# | `sigmoid` and `accuracy` | `propagate`: cost and gradients |
# | the checks | `optimize`: gradient descent |
# | | `predict`: probabilities → answers |
# | | `model`: all of it together |
# | | one written answer, near the end |

# %% [markdown]
# ## How to work here
#
# Run the cells from top to bottom with *Shift + Enter*. Where it says `# YOUR CODE HERE`, delete the line
# `raise NotImplementedError(...)` and write a few lines of your own. Keep the name of the function and its arguments:
# later cells and the checks use them.
#
# There are three ways to check your work. All three run the same checks, as often as you like.
#
# | where | what to type | what you get |
# |---|---|---|
# | in the notebook | `check("propagate")`, already below each exercise | a card with the verdict and a hint |
# | in a terminal | `course check` | all exercises, your points, the next thing to do |
# | in a terminal | `pytest` | the same checks as plain tests |
#
# Run the cell with your function before each check in the notebook: `check` judges the version that ran last. In a
# terminal, go to the folder of this file first, and save the file before each check.
#
# If a cell never ends (the star in `[*]` stays), press ■ and look for a loop that never ends. After a restart of the
# kernel the names are gone: choose *Run → Run All Above Selected Cell* first.
#
# An error that ends in `not written yet`, or in something like `name 'train_x' is not defined`, is normal: the
# cell needs an exercise that you have not done so far, or a cell above that you have not run.
#
# - **VS Code:** open this file and choose the course's Python environment at the top right (*Select Kernel*). The
#   `.py` version works as well: VS Code shows *Run Cell* above each `# %%`.
# - **Colab:** upload the notebook (*File → Upload notebook*) and install the course package as your instructor's page
#   says. Colab forgets its files, so download the notebook when you are done (*File → Download*).

# %% [markdown]
# ## 1. The idea
#
# To a computer a picture is a block of numbers: 64 rows, 64 columns, and three numbers from 0 to 255 (red, green,
# blue) for each pixel. That makes $64 \cdot 64 \cdot 3 = 12288$ numbers. We write them below each other as one long
# **column**. Many pictures make many columns, side by side.
#
# The model gives each of the 12288 numbers a **weight**. It multiplies, adds everything up and adds one more number,
# the bias. The result is a score $z$: high for "cat", low for "not a cat". The **sigmoid** function $\sigma$ turns
# the score into a probability.
#
# Learning means finding good weights. Start somewhere, measure how wrong the predictions are (the **cost**), find out
# in which direction each weight should move (the **gradient**), move a little, repeat.
#
# These are the imports. `numpy` does the mathematics.

# %%
import numpy as np

# %% [markdown]
# `matplotlib` draws. `check` and `load_cats` belong to this course. The colours can be told apart by colour-blind
# readers too.

# %%
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    from autograder import check, load_cats

    plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    BLUE, ORANGE = "#0072B2", "#D55E00"

# %% [markdown]
# This is the way of one picture through the model, with the shape of the data at each step.

# %%
if __name__ == "__main__":
    steps = ["picture\n(64, 64, 3)", "column $x$\n(12288, 1)", "score $z$\na number"]
    steps += ["probability\n$a$, 0 to 1", "answer\n0 or 1"]
    ways = ["unroll,\n÷ 255", "$w^T x + b$", r"$\sigma(z)$", "$a > 0.5$?"]
    fig, ax = plt.subplots(figsize=(9, 1.7))
    for i, step in enumerate(steps):
        box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
        ax.text(i, 0, step, ha="center", va="center", bbox=box)
    for i, way in enumerate(ways):
        arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2}
        ax.annotate("", (i + 0.58, 0), (i + 0.42, 0), arrowprops=arrow)
        ax.text(i + 0.5, 0.5, way, ha="center", va="bottom", color=ORANGE)
    ax.set(xlim=(-0.5, 4.5), ylim=(-0.6, 1.2))
    ax.axis("off")
    plt.show()

# %% [markdown]
# ## 2. Symbols and shapes
#
# Most bugs in this lesson are wrong shapes. Come back to this table whenever a line of code surprises you.
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $m$ | `m` | number of examples (pictures) | a number |
# | $n$ | `n` | numbers per example, here 12288 | a number |
# | $X$ | `X` | all examples, **one per column** | $(n, m)$ |
# | $Y$ | `Y` | the right answers: 1 is "cat", 0 is "non-cat" | $(1, m)$ |
# | $w$ | `w` | the weights, one per pixel value | $(n, 1)$ |
# | $b$ | `b` | the bias | a number |
# | $z$ | `z` | the scores | $(1, m)$ |
# | $A$ | `A` | the probabilities, "activations" | $(1, m)$ |
# | $J$ | `cost` | how wrong we are, on average | a number |
# | $\partial J / \partial w$ | `dw` | slope of the cost along each weight | $(n, 1)$, like $w$ |
# | $\partial J / \partial b$ | `db` | slope of the cost along the bias | a number, like $b$ |
# | $\alpha$ | `learning_rate` | how far one step goes | a number |
#
# A *matrix* is an array with rows and columns. $x_i$, $y_i$, $a_i$ and $z_i$ belong to example $i$, and
# $\sum_{i=1}^{m}$ says: add up what follows for all examples, from 1 to $m$. In messages of the checks you will also
# read **label** for the right answer of an example, and **derivative** for a slope.
#
# The numpy lessons keep one example per *column*. The later lessons, with torch, keep one example per *row*.

# %% [markdown]
# ## 3. The data
#
# `load_cats` says in one line which data set it found. There are two, in the same form: photographs, and drawn
# pictures that come with the course. Everything below works with both.

# %%
if __name__ == "__main__":
    train_x_orig, train_y, test_x_orig, test_y, classes = load_cats()
    print("to learn from:", train_x_orig.shape, "pictures,", train_y.shape, "answers")
    print("to test with: ", test_x_orig.shape, "pictures,", test_y.shape, "answers")

# %% [markdown]
# Look at the data before you compute with it. Here is a small helper that shows pictures side by side.

# %%
if __name__ == "__main__":

    def show_pictures(pictures, titles, columns=5):
        rows = -(-len(pictures) // columns)  # rounded up
        size = (1.8 * columns, 2.2 * rows)
        _, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
        for ax in axes.flat:
            ax.axis("off")
        for ax, picture, title in zip(axes.flat, pictures, titles, strict=False):
            ax.imshow(picture)
            ax.set_title(title, fontsize=11)
        plt.show()


# %% [markdown]
# The first five cats and the first five others:

# %%
if __name__ == "__main__":
    cats = np.flatnonzero(train_y[0] == 1)[:5]
    others = np.flatnonzero(train_y[0] == 0)[:5]
    chosen = np.concatenate([cats, others])
    show_pictures(train_x_orig[chosen], [f"{i}: {classes[train_y[0, i]]}" for i in chosen])

# %% [markdown]
# ## 4. Exercise 1: `flatten_and_scale`
#
# Turn $m$ pictures, an array of shape $(m, h, w, 3)$, into the matrix $X$ of shape $(n, m)$ with
# $n = h \cdot w \cdot 3$. Column $i$ must be picture $i$, the whole of it and nothing else: its first row of pixels
# from left to right, then its second row, and so on, with red, green and blue of a pixel together.
#
# Then **scale**: divide by 255, the largest possible value, so that all numbers lie between 0 and 1. The pictures are
# stored as `uint8`, whole numbers from 0 to 255. Such an array can't hold 0.3, so the result must be of a float type.
#
# Three tools of numpy. An *axis* is one direction of an array; the first one, axis 0, counts the pictures here, and
# `images.shape[0]` is how many there are. `a.reshape(r, -1)` writes the numbers of `a` into `r` rows; −1 means *as many
# columns as needed*. `a.T`, the *transpose*, turns the rows of a matrix into columns.


# %%
def flatten_and_scale(images):
    """Turn pictures into columns of numbers between 0 and 1.

    Arguments:
        images: (m, h, w, 3) array of uint8, 0 to 255. It stays unchanged.

    Returns:
        X: (h*w*3, m) array of floats, 0 to 1. Column i is picture i, row by row.
    """
    # 1. Make one long row of numbers out of each picture; the axis of the examples stays first.
    # 2. Turn rows into columns.
    # 3. Scale to 0..1.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("flatten_and_scale")

# %% [markdown]
# Now use it on both sets of pictures. From here on, `m` and `n` mean the training set.

# %%
if __name__ == "__main__":
    train_x = flatten_and_scale(train_x_orig)
    test_x = flatten_and_scale(test_x_orig)
    n, m = train_x.shape
    print(f"n = {n} numbers per picture, m = {m} training pictures, {test_x.shape[1]} test pictures")

# %% [markdown]
# ### What went wrong here? A matrix of the right shape
#
# There is a shorter way to an array of shape $(n, m)$: `train_x_orig.reshape(-1, m)`. No error, the right shape. But
# look at column 0 as a picture again, made in both ways:

# %%
if __name__ == "__main__":
    scrambled_x = train_x_orig.reshape(-1, m) / 255  # (n, m)
    print("shapes:", train_x.shape, scrambled_x.shape)
    one_picture = train_x_orig[0].shape
    show_pictures(
        [train_x_orig[0], train_x[:, 0].reshape(one_picture), scrambled_x[:, 0].reshape(one_picture)],
        ["picture 0", "column 0,\nyours", "column 0,\nreshape(-1, m)"],
        columns=3,
    )

# %% [markdown]
# The same on a scale where you can read every number. Three "pictures" of four numbers each; the first digit says
# which picture.

# %%
if __name__ == "__main__":
    three = np.array([[11, 12, 13, 14], [21, 22, 23, 24], [31, 32, 33, 34]])  # (3, 4)
    print("three.reshape(-1, 3), shape (4, 3):")
    print(three.reshape(-1, 3))
    print("column 0 is", three.reshape(-1, 3)[:, 0], "and comes from which pictures?")

# %% [markdown]
# `reshape` reads the numbers in their old order and writes them, row after row, into the new shape. It never moves a
# number past another one. So the numbers of one picture end up *beside* each other, in different columns, and each
# column is a mixture of all pictures. We come back to this in experiment 4.

# %% [markdown]
# ## 5. Exercise 2: `propagate`
#
# **Forward: from the pictures to the cost.** The scores of all $m$ examples at once are
#
# $$z = w^T X + b \qquad (1, n) \cdot (n, m) + \text{number} \;\to\; (1, m)$$
#
# The sigmoid turns every score into a probability of "cat":
#
# $$A = \sigma(z) = \frac{1}{1 + e^{-z}} \qquad (1, m)$$
#
# The sigmoid bends the scores into probabilities, but the border between "cat" and "non-cat" stays where $z = 0$, that
# is where $a = 0.5$.
#
# $w^T X$ is a **matrix product**, `w.T @ X` in numpy. In a product of $(k, n)$ and $(n, m)$ the entry in row $i$,
# column $j$ is row $i$ of the first times column $j$ of the second, number by number, all added up; the shape is
# $(k, m)$. Here the first has a single row, $w^T$. For $w = (0.5, -1)$ and the column $(2, 3)$ the entry is
# $0.5 \cdot 2 - 1 \cdot 3 = -2$.


# %%
def sigmoid(z):
    """The sigmoid of every element of z: an array of the same shape, with values between 0 and 1."""
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# The **cost** is called the mean *cross-entropy*. $\ln$ is the natural logarithm:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \Big[ y_i \ln a_i + (1 - y_i) \ln (1 - a_i) \Big] \qquad \text{a number}$$
#
# For one example only one of the two terms counts: $-\ln a$ for a cat ($y = 1$), $-\ln(1 - a)$ for a non-cat
# ($y = 0$). The picture on the right shows both. A prediction that is sure and wrong is very expensive.

# %%
if __name__ == "__main__":
    scores = np.linspace(-6, 6, 200)
    a = np.linspace(0.01, 0.99, 200)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.plot(scores, sigmoid(scores), color=BLUE)
    left.set(title="sigmoid", xlabel="score z", ylabel="probability a", yticks=[0, 0.5, 1])
    left.grid(alpha=0.3)
    right.plot(a, -np.log(a), color=BLUE, label="it is a cat (y = 1)")
    right.plot(a, -np.log(1 - a), color=ORANGE, linestyle="--", label="it is not a cat (y = 0)")
    right.set(title="cost of one example", xlabel="probability a of 'cat'", ylabel="cost")
    right.legend(frameon=False)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# **Backward: from the cost to the gradients.** $\partial J / \partial w_j$ is a slope: if $w_j$ grows by 0.001, $J$
# grows by about 0.001 times this number. You need not derive it, but you can see where it comes from. The *error* of
# example $i$ is $a_i - y_i$: too much "cat" is above 0, too little below. Weight $j$ reaches the example through its
# number $X_{ji}$: where that is large, the weight has a large share in the error. So the slope is the mean over the
# examples of error times number, and one matrix product does it for all weights at once: each row of $X$ times the
# column of errors, added up.
#
# $$\frac{\partial J}{\partial w} = \frac{1}{m} X (A - Y)^T \qquad (n, m) \cdot (m, 1) \;\to\; (n, 1)$$
#
# The bias is added to each score as it is, as if its number were 1:
#
# $$\frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} (a_i - y_i) \qquad \text{a number}$$
#
# There is no extra $\sum$ in the first line: the matrix product already adds up over the examples. The gradients are
# only *computed* here. Nothing moves yet.
#
# An example with numbers, $n = 2$ and $m = 2$: for $A = (0.75, \; 0.5)$ and $Y = (1, \; 0)$ the errors are
# $(-0.25, \; 0.5)$. With $X = \begin{pmatrix} 2 & 4 \\ 1 & 0 \end{pmatrix}$ the slopes along $w$ are
# $(2 \cdot (-0.25) + 4 \cdot 0.5) / 2 = 0.75$ and $(1 \cdot (-0.25) + 0 \cdot 0.5) / 2 = -0.125$, the one along $b$ is
# $(-0.25 + 0.5) / 2 = 0.125$, and the cost is $(-\ln 0.75 - \ln 0.5) / 2 \approx 0.49$.
#
# (If you know derivatives: the way goes from $J$ to $a$, to $z$, to $w$. The derivatives of its three steps are
# $(a_i - y_i) / (m \, a_i (1 - a_i))$, $a_i (1 - a_i)$ and $X_{ji}$. The chain rule multiplies them, and adds up over
# $i$.)
#
# In numpy, `@` is the matrix product, `.T` the transpose, and `*` multiplies element by element. `np.log` is the
# natural logarithm, and `np.sum` adds up. In Python, `d = {"dw": 3, "db": 4}` makes a *dictionary*, `d["dw"]` looks 3
# up in it, and `return d, cost` gives two values back.


# %%
def propagate(w, b, X, Y):
    """Compute the cost of (w, b) on the examples, and its gradients.

    Arguments (all stay unchanged):
        w: (n, 1) array of floats, the weights.
        b: a number, the bias.
        X: (n, m) array of floats, one example per column.
        Y: (1, m) array of 0 and 1 (float, int or bool), the right answers.

    Returns:
        grads: a dictionary with "dw", the slope along w, (n, 1), and "db", the slope along b, a number.
        cost: the mean cross-entropy, natural logarithm, a number.
    """
    # 1. m: which axis of X counts the examples?
    # 2. Forward: z and A, both (1, m), then the cost.
    # 3. Backward: dw (n, 1) and db.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("propagate")

# %% [markdown]
# With all weights at zero every probability is ½, so the first cost is $-\ln \tfrac{1}{2} = \ln 2 \approx 0.693$,
# whatever the pictures are. This is the quickest test of any classifier with two classes that
# starts from zeros.

# %%
if __name__ == "__main__":
    grads, cost = propagate(np.zeros((n, 1)), 0.0, train_x, train_y)
    print("cost", np.round(cost, 6), " ln 2", np.round(np.log(2), 6))
    print("shape of dw", grads["dw"].shape, " db", np.round(grads["db"], 6))

# %% [markdown]
# ## 6. Exercise 3: `optimize`
#
# The gradient points uphill. **Gradient descent** goes a step the other way, again and again:
#
# $$w \leftarrow w - \alpha \, \frac{\partial J}{\partial w} \qquad (n, 1) \qquad\qquad b \leftarrow b - \alpha \,
# \frac{\partial J}{\partial b} \qquad \text{a number}$$
#
# The learning rate $\alpha$ says how *far* one step goes. We use all $m$ examples for each step, which is called
# *full batch*. (Steps on a few examples at a time are called *mini-batch*. Later lessons use them.)
#
# Three words of Python. `names.append("Ada")` adds to a list. `i % 100` is the remainder of a division: it is 0 for 0,
# 100, 200, … `a, b = f(x)` takes two values that a function returns.
#
# The default of `learning_rate` below is only a beginning: which rate is good depends on the data, as experiment 2
# shows.
#
# Keep a record of the cost at iterations 0, 100, 200, … so that we can draw a learning curve: the cost that
# `propagate` returned for that iteration, *before* the weights move.


# %%
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Improve w and b by gradient descent.

    Arguments:
        w: (n, 1) array of floats, the weights to start from. The caller's array stays unchanged.
        b: a number, the bias to start from.
        X: (n, m) array of floats, one example per column.
        Y: (1, m) array of 0 and 1, the right answers.
        num_iterations: how many steps, at least 1.
        learning_rate: how far one step goes.
        print_cost: print the cost whenever it is recorded.

    Returns:
        params: a dictionary with "w", (n, 1), and "b", a number, after the last step.
        grads: the gradients of the last step, as propagate returned them.
        costs: a list of the costs at iterations 0, 100, 200, ..., each before the update.
    """
    # In a loop over the iterations:
    # 1. Ask propagate for the gradients and the cost.
    # 2. At every 100th iteration, beginning with 0, record the cost (and print it if asked).
    # 3. Take one step. Make a new w instead of changing the old one in place (no `w -= ...`).
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("optimize")

# %% [markdown]
# ## 7. Exercise 4: `predict`
#
# A probability is not yet an answer. The rule is simple: 1 ("cat") where the probability is above 0.5, else 0.
#
# $$\hat{Y} = 1 \text{ where } \sigma(w^T X + b) > 0.5, \text{ else } 0 \qquad (1, m)$$
#
# In numpy a comparison of an array with a number gives `True` or `False` for every entry, and `.astype(int)` makes 1
# and 0 of these.


# %%
def predict(w, b, X):
    """Answer 1 ("cat") or 0 for every example.

    Arguments:
        w: (n, 1) array of floats, the weights.
        b: a number, the bias.
        X: (n, m) array of floats, one example per column.

    Returns:
        (1, m) array of 0 and 1: 1 where the probability is above 0.5.
    """
    # 1. The probabilities, (1, m), as in propagate.
    # 2. Compare each with 0.5, and turn the result into 0 and 1.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("predict")

# %% [markdown]
# ## 8. Exercise 5: `model`
#
# Now put the parts together: start from $w = 0$ (a column!) and $b = 0$, train on the training set, answer for both
# sets. The test set is only for looking at the result. Nothing in training may use it.
#
# `np.zeros((n, 1))` makes a column of zeros. Arguments can be passed by name, `f(x, learning_rate=0.1)`: then their
# order does not matter.


# %%
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    """Train on the training set, starting from zeros, and answer for both sets.

    Arguments:
        X_train, Y_train: (n, m) array of floats and (1, m) array of 0 and 1, to learn from.
        X_test, Y_test: the same for the test set, with its own number of examples.
        num_iterations, learning_rate, print_cost: passed on to optimize.

    Returns:
        A dictionary with
        "costs": the list from optimize,
        "Y_prediction_test", "Y_prediction_train": the answers 0 and 1 for each set, (1, m of that set),
        "w", "b": the trained weights, (n, 1), and the trained bias,
        "learning_rate", "num_iterations": as they were passed in.
    """
    # 1. w and b of zeros; take n from X_train, don't write 12288.
    # 2. Call optimize. Mind the order of its arguments, or pass the last three by name.
    # 3. Call predict twice, with the trained w and b.
    # 4. Return the dictionary.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("model")

# %% [markdown]
# ## 9. Experiment 1: does it learn?
#
# A thousand steps on all training pictures. This takes a few seconds.

# %%
if __name__ == "__main__":
    result = model(train_x, train_y, test_x, test_y, 1000, 0.005, print_cost=True)

# %% [markdown]
# How often is it right? The *accuracy* is the share of examples for which prediction and answer are equal.


# %%
def accuracy(predictions, Y):
    """The share of examples, 0 to 1, for which the predictions (1, m) equal the answers Y (1, m)."""
    return float(np.mean(predictions == Y))


# %% [markdown]
# An accuracy alone means little. Compare it with the best **constant answer**: a "model" that doesn't look at the
# picture and always says the same.

# %%
if __name__ == "__main__":
    always_cat = accuracy(np.ones_like(test_y), test_y)
    always_other = accuracy(np.zeros_like(test_y), test_y)
    print(f"training set, your model: {accuracy(result['Y_prediction_train'], train_y):6.1%}")
    print(f"test set,     your model: {accuracy(result['Y_prediction_test'], test_y):6.1%}")
    print(f"test set, always 'cat':   {always_cat:6.1%}")
    print(f"test set, never 'cat':    {always_other:6.1%}")

# %% [markdown]
# Your model should beat both constant answers on the test set, though perhaps not by much. It is much better on the
# training pictures: with 12288 weights and 209 examples it learns many of them by heart. That is **overfitting**.

# %% [markdown]
# ## 10. Experiment 2: three learning rates
#
# The same model, three step sizes. To see every single cost, we call `optimize` for one iteration, 60 times.

# %%
if __name__ == "__main__":
    curves = {}
    for rate, verdict in ((0.0001, "too small"), (0.003, "good"), (0.02, "too large")):
        params, curve = {"w": np.zeros((n, 1)), "b": 0.0}, []
        for _ in range(60):
            params, _, costs = optimize(params["w"], params["b"], train_x, train_y, 1, rate)
            curve.append(np.ravel(costs)[0])
        curves[f"{rate}: {verdict}"] = curve

# %% [markdown]
# The dotted line is $\ln 2$, where each of them starts. Mind the two scales of the cost: the one on the left is narrow,
# and the one on the right is logarithmic, one tick to the next is a factor of 2.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained")
    for ax, (title, curve) in zip(axes, curves.items(), strict=True):
        ax.plot(curve, color=BLUE, linewidth=1.5)
        ax.axhline(np.log(2), color=ORANGE, linestyle=":")
        ax.set(title=title, xlabel="iteration", ylim=(0.5, 0.75))
    ticks = [0.5, 1, 2, 4, 8]
    axes[2].set(yscale="log", ylim=(0.4, 8), yticks=ticks, yticklabels=ticks)
    axes[2].minorticks_off()
    axes[0].set_ylabel("cost")
    plt.show()

# %% [markdown]
# What went wrong on the right? The gradient says in which direction the cost falls *from here*. A step that is too
# long lands on the other slope of the valley, higher than before: it **overshoots**, and the next step goes back
# again. On the left each step is in the right direction, and so short that nearly nothing happens.
#
# This has nothing to do with overfitting: you see it in the cost on the training set itself. And it can hide: a
# record of every 100th step shows a few harmless points of that zigzag. In the cell before the last one, change 0.003
# into the rate 0.005 of experiment 1, and then into 0.01. Which of them overshoots? (It is not the same for the drawn
# pictures and for the photographs.)

# %% [markdown]
# ## 11. Experiment 3: zeros or ones?
#
# `model` starts from zeros. What about ones? For these lines numpy's warnings are switched off; you will see why. This
# takes up to half a minute.

# %%
if __name__ == "__main__":
    for name, start in (("zeros", np.zeros((n, 1))), ("ones", np.ones((n, 1)))):
        with np.errstate(all="ignore"):
            params, _, costs = optimize(start, 0.0, train_x, train_y, 1000, 0.005)
        right = accuracy(predict(params["w"], params["b"], train_x), train_y)
        print(f"from {name}: probabilities at the start", sigmoid(start.T @ train_x)[0, :4])
        print("   costs", np.round(np.ravel(costs), 3))
        print(f"   training set after 1000 steps: {right:.1%}")

# %% [markdown]
# What went wrong with the ones? The score is then the sum of all 12288 pixel values: some thousands. In the computer
# the sigmoid of that is exactly 1, so $\ln(1 - a)$ is $\ln 0$, minus infinity, and $0 \cdot \infty$ is `nan`, "not a
# number". (If you wrote the cost in a way that avoids $\ln 0$, you see costs in the thousands instead.) The gradients
# are still right, so the model crawls back, but a thousand steps are not enough: it still says "cat" to every picture,
# and its accuracy is the share of cats. From zero it needs no way back.
#
# Zeros are right for *this* model. In a network with hidden layers they are fatal: all hidden values of a layer
# would stay equal for ever.

# %% [markdown]
# ## 12. Experiment 4: the scrambled layout
#
# Back to section 4. We train on the matrix from `reshape(-1, m)`, and scramble the test pictures in the same way. This
# takes some seconds again.

# %%
if __name__ == "__main__":
    scrambled_test_x = test_x_orig.reshape(-1, test_x_orig.shape[0]) / 255
    scrambled = model(scrambled_x, train_y, scrambled_test_x, test_y, 1000, 0.005)
    for name, d in (("one picture per column", result), ("reshape(-1, m)", scrambled)):
        on_train = accuracy(d["Y_prediction_train"], train_y)
        on_test = accuracy(d["Y_prediction_test"], test_y)
        cats_found = int(np.sum(d["Y_prediction_test"]))
        print(name)
        print(f"   training set {on_train:.1%}, test set {on_test:.1%}")
        print(f"   it says 'cat' {cats_found} times of {test_y.size}; there are {test_y.sum()} cats")
    print(f"never 'cat'\n   training set {1 - train_y.mean():.1%}, test set {1 - test_y.mean():.1%}")

# %% [markdown]
# No error, no warning, the right shapes. On the training set the answers are better than always "no", and the cost goes
# down:

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(6, 3.2))
    iterations = np.arange(len(result["costs"])) * 100
    ax.plot(iterations, np.ravel(result["costs"]), color=BLUE, label="one picture per column")
    ax.plot(iterations, np.ravel(scrambled["costs"]), color=ORANGE, ls="--", label="reshape(-1, m)")
    ax.set(title="both seem to learn", xlabel="iteration", ylabel="training cost", ylim=(0, None))
    ax.legend(frameon=False)
    plt.show()

# %% [markdown]
# ### Written question
#
# The scrambled matrix has the right shape, and training on it lowers the cost. Still the model is useless: on the
# test set it says "never a cat".
#
# Why? Say what a column of the scrambled matrix contains, why the training cost can go down all the same, and why
# that does not help with new pictures. How could you have noticed the mistake *before* training? Write 3 to 5
# sentences in the cell below.

# %% [markdown]
# YOUR ANSWER HERE

# %% [markdown]
# ## 13. Experiment 5: what did it learn?
#
# There is one weight per pixel and colour, so the weights are a picture too. Where the map is green, a bright pixel
# speaks for a cat; where it is purple, against one.

# %%
if __name__ == "__main__":
    weights = result["w"].reshape(one_picture)  # (64, 64, 3)
    limit = np.abs(weights).max()
    fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
    for channel, (ax, name) in enumerate(zip(axes, ("red", "green", "blue"), strict=True)):
        drawn = ax.imshow(weights[:, :, channel], cmap="PRGn", vmin=-limit, vmax=limit)
        ax.set_title(f"weights for {name}")
        ax.axis("off")
    fig.colorbar(drawn, ax=axes, label="weight", shrink=0.8)
    plt.show()

# %% [markdown]
# With photographs there is little to see. With the drawn pictures, where everything sits near the middle, you may
# find ears and whiskers. The model is one weighted sum: it can prefer a colour at a place, and nothing else. A cat
# that moves ten pixels to the left is a different column of numbers for it. Convolutional networks, at the end of
# this course, do better here.

# %% [markdown]
# ## 14. Experiment 6: where is it wrong?
#
# The test pictures with a wrong answer, the most self-confident mistakes first.

# %%
if __name__ == "__main__":
    A = sigmoid(result["w"].T @ test_x + result["b"])  # (1, m) of the test set
    wrong = np.flatnonzero(np.ravel(result["Y_prediction_test"]) != test_y[0])
    wrong = wrong[np.argsort(-np.abs(A[0, wrong] - 0.5))][:10]
    titles = [f"is: {classes[test_y[0, i]]}\np(cat) = {A[0, i]:.2f}" for i in wrong]
    show_pictures(test_x_orig[wrong], titles)

# %% [markdown]
# Do the mistakes have something in common? Look at colours, background and place.

# %% [markdown]
# ## If you want more
#
# - **More steps.** Train for 2000 and 5000 iterations. What happens to the accuracy on each of the two sets?
# - **A cost without `nan`.** Show with pencil and paper that the cost of one example is $\ln(1 + e^z) - y z$.
#   `np.logaddexp(0, z)` computes the first part safely. Repeat experiment 3 with it.
# - **Centred data.** Subtract from each row of `train_x` its mean; use the *same* numbers for `test_x`. Which
#   learning rates work now?
# - **Your own picture.** `plt.imread` reads one. Make it 64×64×3, `uint8`, and ask your model.

# %% [markdown]
# ## Sources
#
# Cross-entropy and gradient descent for logistic regression: C. M. Bishop, *Pattern Recognition and Machine
# Learning*, section 4.3.2. The story follows the first lecture of the course. Photographs: the "cat / non-cat" set
# (209 + 50 pictures) that is widely used in teaching; it comes without a stated licence, so it is downloaded and
# never handed on. Drawn pictures: made by this project, under the project's licence.
