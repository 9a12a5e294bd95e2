# %% [markdown]
# # Tensors, gradients and a line through points
#
# In the cat lesson somebody had to work out the gradients with pencil and paper before you could program them. That
# is fine for one layer, and hopeless for fifty. In this lesson the computer does it: the library **torch** writes
# down what you compute, and applies the chain rule for you.
#
# **After this lesson you can**
#
# - turn numpy arrays into tensors, and tell `@` from `*`;
# - read the shape and the type of a tensor, and see trouble coming from both;
# - get the gradient of any formula from torch, and test it without trusting torch;
# - write the loop that trains every network in this course: predict, measure, gradient, step;
# - recognise a gradient that was not cleared, and a learning rate that is too large.
#
# **Time:** about one and a half to two hours.
#
# | given | yours |
# |---|---|
# | the text, the points, the experiments | `matrix_times_vector`: the first tensors |
# | the drawings | `shifted_square_mean`: a formula that torch can follow |
# | the checks | `gradient`: the slope of any formula |
# | | `calc_loss`: the mean squared error |
# | | `fit_slope`: a line through points |
# | | one written answer, near the end |

# %% [markdown]
# ## How to work here
#
# As in the lessons before: run the cells from top to bottom with *Shift + Enter*. Where it says `# YOUR CODE HERE`,
# delete the line `raise NotImplementedError(...)` and write a few lines of your own. Keep the name of each function
# and its arguments.
#
# `check("gradient")` below an exercise shows a card with the verdict and a hint. In a terminal, in the folder of this
# file, `course check` and `pytest` run the same checks; save the file first. An error that ends in `not written yet`
# or in `is not defined` comes from an exercise or a cell further up that you have not done or run.

# %% [markdown]
# ## 1. The idea
#
# Training is one loop, whatever the model. It has four parts, and torch takes over the third.

# %%
import numpy as np
import torch

# %% [markdown]
# `matplotlib` draws, and `check` belongs to this course.

# %%
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    from autograder import check

    plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    BLUE, ORANGE = "#0072B2", "#D55E00"

# %% [markdown]
# The loop for the model of this lesson, a line $\hat{y} = c \cdot x$ with one number $c$ to learn:

# %%
if __name__ == "__main__":
    steps = ["slope of\nthe line $c$", "prediction\n$\\hat{y} = c \\cdot x$"]
    steps += ["loss $L$\na number", "gradient\n$\\partial L / \\partial c$", "new $c$\na number"]
    fig, ax = plt.subplots(figsize=(9, 1.9))
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
    for i, step in enumerate(steps):
        ax.text(i, 0, step, ha="center", va="center", bbox=box)
    arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2}
    for i, way in enumerate(("predict", "measure", "torch", "step")):
        ax.annotate("", (i + 0.6, 0), (i + 0.4, 0), arrowprops=arrow)
        ax.text(i + 0.5, 0.65, way, ha="center", color=ORANGE)
    ax.annotate("", (0, -0.5), (4, -0.5), arrowprops=arrow | {"connectionstyle": "arc3,rad=-0.12"})
    ax.text(2, -0.95, "again", ha="center", color=ORANGE)
    ax.set(xlim=(-0.5, 4.5), ylim=(-1.3, 1))
    ax.axis("off")
    plt.show()

# %% [markdown]
# ## 2. Symbols and shapes
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $A$ | `A` | a matrix: $r$ rows, $c$ columns | $(r, c)$ |
# | $v$ | `v` | a vector: one axis, neither row nor column | $(c)$, in Python `(c,)` |
# | $x$ | `x` | the input of a formula | any |
# | $\partial w / \partial x$ | `x.grad` | slope of the number $w$ along each element of $x$ | like $x$ |
# | $m$ | `m` | number of examples (points) | a number |
# | $X$, $Y$ | `X`, `Y` | the points: a place and a height for each | $(m)$ each |
# | $c$ | `c` | the slope of the line, to be learned | a number |
# | $\hat{Y}$ | `y_hat` | the predictions $c \cdot X$ | $(m)$ |
# | $L$ | `loss` | how wrong the line is, on average | a number |
# | $\alpha$ | `learning_rate` | how far one step goes | a number |
#
# torch keeps even a single number in a tensor. Its shape is `()`: no axis at all, "0-d".
#
# **One example per row.** The numpy lessons kept one example per *column*, $X$ of shape $(n, m)$. From here on it is
# one example per *row*, $(m, n)$, because torch expects it so everywhere.

# %% [markdown]
# ## 3. Tensors
#
# A **tensor** is torch's array: a block of numbers of one type, with a shape. You can make one from a list or from a
# numpy array, and go back. (`from_numpy` shares the memory with the array; `torch.tensor` always copies.)

# %%
if __name__ == "__main__":
    from_list = torch.tensor([[2.0, 1.0], [3.0, 4.0]])
    from_numpy = torch.from_numpy(np.array([[2.0, 1.0], [3.0, 4.0]]))
    for name, tensor in (("from a list", from_list), ("from numpy", from_numpy)):
        print(f"{name:12} shape {tuple(tensor.shape)}, dtype {tensor.dtype}")
    print("and back to numpy:", from_list.numpy().tolist())

# %% [markdown]
# The same numbers, but two types. torch makes `float32` by itself, numpy `float64` (about twice as many digits). That
# is where the first error of most people comes from.
#
# ### What went wrong here? Two types
#
# A matrix from numpy times a vector from torch:

# %%
if __name__ == "__main__":
    try:
        print(from_numpy @ torch.tensor([1.0, 2.0]))
    except RuntimeError as error:
        print("RuntimeError:", error)
    print("with .float():", from_numpy.float() @ torch.tensor([1.0, 2.0]))

# %% [markdown]
# `Double` is torch's name for `float64`, `Float` for `float32`, `Long` for whole numbers (`int64`). `.float()` and
# `.double()` convert. Gradients need one of the two float types, so write `2.0` in a tensor, not `2`.
#
# ### `@` against `*`
#
# `A @ B` is the matrix product: row times column. `A * B` multiplies element by element. Both give a matrix of the
# same shape here, and no error tells you when you took the wrong one.

# %%
if __name__ == "__main__":
    A = torch.tensor([[2, 1], [3, 4]])  # (2, 2)
    B = torch.tensor([[-1, 4], [2, 0]])  # (2, 2)
    for name, result in (("A @ B", A @ B), ("A * B", A * B), ("A.T, rows become columns", A.T)):
        print(name, result, sep="\n")

# %% [markdown]
# ### Columns become rows
#
# The scores of the cat lesson were $z = w^T X + b$ with one example per column. With one example per row the same
# scores are $z = X w + b$:

# %%
if __name__ == "__main__":
    X_columns = np.array([[1.0, 0.0, 3.0], [2.0, 5.0, 1.0]])  # (n, m), n = 2, m = 3
    w_column = np.array([[0.5], [-1.0]])  # (n, 1)
    z = w_column.T @ X_columns  # (1, m)
    print("numpy, w.T @ X:", z.tolist(), " shape", z.shape)
    X_rows = torch.from_numpy(X_columns).T  # (m, n)
    z = X_rows @ torch.from_numpy(w_column)  # (m, 1)
    print("torch, X @ w:  ", z.tolist(), " shape", tuple(z.shape))

# %% [markdown]
# ### What went wrong here? Nine differences
#
# Three predictions, three right answers. One of them is a column, $(3, 1)$, the other a vector, $(3)$:

# %%
if __name__ == "__main__":
    predictions = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
    answers = torch.tensor([1.0, 2.0, 3.0])  # (3,)
    print("difference, a column and a vector:\n", predictions - answers, sep="")
    print("difference, two vectors:", predictions.squeeze(1) - answers)

# %% [markdown]
# All three predictions are right, and still most differences are not zero. Where shapes differ, torch (like numpy)
# **broadcasts**: it repeats the column three times sideways and the vector three times downwards, and subtracts every
# answer from every prediction. No error. `squeeze(1)` removes an axis of length 1. Look at shapes before you
# subtract.

# %% [markdown]
# ## 4. Exercise 1: `matrix_times_vector`
#
# $$(A v)_i = \sum_{j} A_{ij} \, v_j \qquad (r, c) \cdot (c) \;\to\; (r)$$
#
# Element $i$ of the result is row $i$ of $A$ times $v$. The type stays: whole numbers give whole numbers.


# %%
def matrix_times_vector(A, v):
    """Multiply a matrix by a vector.

    Arguments:
        A: (r, c) tensor. It stays unchanged, and so does v.
        v: (c,) tensor of the same dtype.

    Returns:
        (r,) tensor of the same dtype: element i is row i of A times v.
    """
    # 1. One of the two products above does it.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("matrix_times_vector")

# %% [markdown]
# Try it on the matrix from above. With pencil and paper: $2 \cdot 1 + 1 \cdot 2 = 4$ and
# $3 \cdot 1 + 4 \cdot 2 = 11$.

# %%
if __name__ == "__main__":
    print(matrix_times_vector(A, torch.tensor([1, 2])))

# %% [markdown]
# ## 5. Autograd
#
# Tell torch that you want slopes along `x`: `requires_grad=True`. From then on it records every operation that `x`
# goes through. `backward()` on the result, a single number, walks the record backwards and leaves the slopes in
# `x.grad`.

# %%
if __name__ == "__main__":
    x = torch.tensor([2.0, 6.0], requires_grad=True)
    total = (x**3).sum()
    total.backward()
    print("total  ", total)
    print("x.grad ", x.grad, " by hand: 3 x² =", [3 * 2.0**2, 3 * 6.0**2])

# %% [markdown]
# `grad_fn` in the first line is the end of the record. Every element of `x` got its own slope: if the 6 grows by a
# tiny bit, the sum grows 108 times as much.
#
# ### What went wrong here? A chain that is cut
#
# torch can only follow what is done with tensors, in torch. Four ways to compute the same number:

# %%
if __name__ == "__main__":
    x = torch.tensor([2.0, 6.0], requires_grad=True)
    with torch.no_grad():
        unrecorded = (x**3).sum()
    ways = {"(x**3).sum()": (x**3).sum(), "in no_grad()": unrecorded}
    ways["x.detach()"] = (x.detach() ** 3).sum()
    ways[".item()"] = (x**3).sum().item()
    for name, value in ways.items():
        record = getattr(value, "grad_fn", None)
        print(f"{name:13} {value!s:35} record: {'none' if record is None else record.name()}")

# %% [markdown]
# The value is right each time, but only the first has a way back to `x`. `.item()` gives a plain Python number,
# `.detach()` a tensor without its record, and inside `torch.no_grad()` nothing is recorded. `.numpy()` and
# `torch.tensor(x)` cut the chain too. All of these have their uses. None of them belongs between `x` and the loss.

# %% [markdown]
# ## 6. Exercise 2: `shifted_square_mean`
#
# A formula for torch to follow: add 3 to each element, square, take the mean.
#
# $$w = \frac{1}{k} \sum_{i=1}^{k} (x_i + 3)^2 \qquad \text{any shape} \;\to\; \text{a number}$$
#
# Here $k$ is the number of elements, whatever the shape. Return a tensor with its record, not a Python number. (This
# $w$ is just a result. It has nothing to do with the weights of the cat lesson.)


# %%
def shifted_square_mean(x):
    """Add 3 to every element, square, and take the mean.

    Arguments:
        x: a tensor of floats, of any shape. It stays unchanged.

    Returns:
        The mean of (x + 3)², a 0-d tensor that autograd can follow back to x.
    """
    # 1. Work on the whole tensor at once, with + and **.
    # 2. Every tensor has the method mean().
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("shifted_square_mean")

# %% [markdown]
# ## 7. The computation graph
#
# What torch records is a graph: numbers as nodes, operations between them. Here are the same steps one at a time for
# three numbers. torch keeps slopes only for `x`, where the chain begins; `retain_grad()` asks it to keep the others
# too.

# %%
if __name__ == "__main__":
    x = torch.tensor([1.0, -2.0, 4.0], requires_grad=True)
    y = x + 3
    z = y**2
    w = z.mean()
    for between in (y, z, w):
        between.retain_grad()
    w.backward()
    print("w =", w.item(), " yours:", shifted_square_mean(x).item())

# %% [markdown]
# Two small helpers for the drawing: a node with its value (blue) and the slope of $w$ along it (orange), and an
# arrow.

# %%
if __name__ == "__main__":

    def draw_node(ax, place, name, value, slope):
        box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "gray"}
        centred = {"ha": "center", "va": "center"}
        ax.text(*place, f"\nslope {slope:.3g}", color=ORANGE, bbox=box, **centred)
        ax.text(*place, f"{name} = {value:.4g}\n", color=BLUE, **centred)

    def draw_arrow(ax, start, end):
        arrow = {"arrowstyle": "-|>", "color": "gray", "shrinkA": 48, "shrinkB": 48}
        ax.annotate("", end, start, arrowprops=arrow, zorder=0)


# %% [markdown]
# Read the blue numbers from left to right, the orange ones from right to left.

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(9, 4))
    for i in range(3):
        for column, (name, tensor) in enumerate((("x", x), ("y", y), ("z", z))):
            place = (column, -i)
            draw_arrow(ax, place, (column + 1, -1 if name == "z" else -i))
            draw_node(ax, place, f"${name}_{i + 1}$", tensor[i], tensor.grad[i])
    draw_node(ax, (3, -1), "$w$", w, w.grad)
    operations = (("+ 3", "· 1"), ("square", "· 2y"), ("mean", "· 1/3"))
    for column, (forward, backward) in enumerate(operations):
        ax.text(column + 0.5, 0.72, f"{forward} →", ha="center", color=BLUE)
        ax.text(column + 0.5, 0.5, f"← {backward}", ha="center", color=ORANGE)
    ax.set(xlim=(-0.4, 3.4), ylim=(-2.4, 0.9))
    ax.axis("off")
    plt.show()

# %% [markdown]
# This is the chain rule, nothing else. Start on the right: $w$ grows as fast as itself, slope 1. The mean gives a
# third to each $z$. The square multiplies by $2y$. Adding 3 changes no slope. Together
#
# $$\frac{\partial w}{\partial x_i} = \frac{1}{3} \cdot 2 \, (x_i + 3) \cdot 1$$
#
# Going backwards like this takes about as long as computing $w$ two or three times, for a million elements as well as
# for three.

# %% [markdown]
# ## 8. Exercise 3: `gradient`
#
# Put it into a function that works for every formula: `f` takes a tensor and returns a single number (0-d tensor).
#
# The caller's `x` must stay as it was: its values, its `.grad` and its `requires_grad`. So work on a copy without the
# record of `x`. `detach()` cuts the record, `clone()` copies the numbers, `requires_grad_()` (with the underscore:
# "in place") turns recording on.


# %%
def gradient(f, x):
    """Compute the gradient of f at x.

    Arguments:
        f: a function that takes a tensor like x and returns a 0-d tensor.
        x: a tensor of floats. It stays unchanged, its .grad and requires_grad too.

    Returns:
        A tensor of the shape of x: the slope of f along each element.
    """
    # 1. A copy of x that requires gradients.
    # 2. Forward: f of the copy. Backward: backward() on the result.
    # 3. Where are the slopes now?
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("gradient")

# %% [markdown]
# ## 9. Experiment 1: is torch right?
#
# A slope can be measured without autograd: move one element a small step $h$ up and down, and see how $f$ changes.
#
# $$\frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2 h}$$
#
# Here $e_i$ is 1 at place $i$ and 0 elsewhere.

# %%
if __name__ == "__main__":

    def slopes_by_small_steps(f, x, h):
        slopes = torch.zeros_like(x)
        for i in range(len(x)):
            step = torch.zeros_like(x)
            step[i] = h
            slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
        return slopes


# %% [markdown]
# Both ways, in both float types and with smaller and smaller steps:

# %%
if __name__ == "__main__":
    for dtype in (torch.float64, torch.float32):
        x = torch.tensor([1.0, -2.0, 4.0], dtype=dtype)
        by_torch = gradient(shifted_square_mean, x).numpy()
        print(f"{dtype}, autograd:", np.round(by_torch, 5))
        for h in (1e-1, 1e-3, 1e-5, 1e-7):
            by_steps = slopes_by_small_steps(shifted_square_mean, x, h).numpy()
            print(f"   step {h:g}:".ljust(24), np.round(by_steps, 5))

# %% [markdown]
# In `float64` they agree. What went wrong in `float32`? It keeps about seven digits. With $h = 10^{-7}$ the two
# values of $f$ agree in all of them, and the difference is 0. Autograd takes no difference, so it does not have this
# problem. It is also faster: small steps need two evaluations for *each* element.
#
# If you ever doubt a gradient, test it like this: in `float64`, with $h$ around $10^{-5}$.

# %% [markdown]
# ## 10. Experiment 2: gradients add up
#
# The same formula twice, without any change to `x`. The slopes at 2 and 6 are 12 and 108, as in section 5.

# %%
if __name__ == "__main__":
    x = torch.tensor([2.0, 6.0], requires_grad=True)
    for time in ("first", "second", "third"):
        (x**3).sum().backward()
        print(f"{time:6} backward:", x.grad)
    x.grad.zero_()
    (x**3).sum().backward()
    print("after zero_():  ", x.grad)

# %% [markdown]
# What went wrong here? `backward()` does not *set* `x.grad`, it *adds* to it. That is useful where one number takes
# part in several formulas. In a training loop it is a trap: before the next `backward()` the old slopes have to go.
# `x.grad.zero_()` fills them with zeros, `x.grad = None` throws them away. Either is fine. Experiment 5 shows what
# happens if you forget.

# %% [markdown]
# ## 11. Exercise 4: `calc_loss`
#
# Now to the line. Here are six points.

# %%
if __name__ == "__main__":
    X = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])  # (m,)
    Y = torch.tensor([3.07, 5.93, 9.04, 11.97, 15.12, 17.89])  # (m,)
    m = len(X)

# %% [markdown]
# How wrong is the line $\hat{y} = c \cdot x$ for some $c$? The **mean squared error** squares the difference of each
# prediction from its point, and takes the mean:
#
# $$L = \frac{1}{m} \sum_{i=1}^{m} (\hat{y}_i - y_i)^2 \qquad (m), (m) \;\to\; \text{a number}$$
#
# In the picture $c$ is 2. Each difference is a vertical line with its square at the top; the loss is the mean of
# these six numbers.

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    for x_i, y_i in zip(X.tolist(), Y.tolist(), strict=True):
        ax.plot([x_i, x_i], [2 * x_i, y_i], color=ORANGE, linestyle=":")
        ax.text(x_i - 0.1, y_i + 0.3, f"{(2 * x_i - y_i) ** 2:.1f}", color=ORANGE, ha="right")
    ax.plot([0, 6.5], [0, 13], color=ORANGE, label="the line with c = 2")
    ax.plot(X.numpy(), Y.numpy(), "o", color=BLUE, label="the points")
    ax.set(xlabel="x", ylabel="y", xlim=(0, 7), ylim=(0, 20))
    ax.legend(frameon=False, loc="lower right")
    plt.show()

# %% [markdown]
# Square first, then take the mean. The other order looks alike, and the next experiment shows what it does.


# %%
def calc_loss(y, y_hat):
    """Compute how wrong the predictions are: the mean of the squared differences.

    Arguments:
        y: (m,) tensor, the right values. It stays unchanged, and so does y_hat.
        y_hat: (m,) tensor, the predictions.

    Returns:
        Their mean squared error, a 0-d tensor that autograd can follow back to y_hat.
    """
    # 1. The differences, (m,).
    # 2. Square them, then take the mean.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("calc_loss")

# %% [markdown]
# ### What went wrong here? A loss of zero
#
# Predictions that are wrong by +4 and by −4, with the mean taken after the square (yours) and before it:

# %%
if __name__ == "__main__":
    heights = torch.tensor([5.0, 5.0])  # (m,)
    guesses = torch.tensor([9.0, 1.0])  # (m,)
    print("square, then mean:", calc_loss(heights, guesses).item())
    print("mean, then square:", (guesses - heights).mean().item() ** 2)

# %% [markdown]
# Errors of opposite sign cancel if you take the mean first. On our six points you would hardly notice: that "loss"
# falls to 0, at $c = 3.0010$ instead of 2.9986.

# %% [markdown]
# ## 12. Exercise 5: `fit_slope`
#
# Find the best $c$ by gradient descent, beginning at $c = 0$:
#
# $$c \leftarrow c - \alpha \, \frac{\partial L}{\partial c} \qquad \text{a number}$$
#
# One thing is new. The step must not become part of the record, since it is not part of the model. Three ways to
# lower a `c` of 2 by a half:

# %%
if __name__ == "__main__":
    c = torch.tensor(2.0, requires_grad=True)
    try:
        c -= 0.5
    except RuntimeError as error:
        print("c -= 0.5:                   RuntimeError:", error)
    with torch.no_grad():
        d = c - 0.5
        c -= 0.5
    print("in no_grad(), d = c - 0.5: ", d)
    print("in no_grad(), c -= 0.5:    ", c)

# %% [markdown]
# The first is an error: torch refuses to change in place what it records. The second makes a *new* tensor that torch
# does not follow (no `requires_grad=True`), so the next `backward()` would fail. The third is the right one here:
# inside `torch.no_grad()`, change `c` in place.
#
# Keep a record of the loss, too: the loss *before* each step, as a plain number (`.item()`).


# %%
def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    """Fit a line y = c·x through points, by plain gradient descent on calc_loss from c = 0.

    Arguments:
        X: (m,) tensor of floats, the places.
        Y: (m,) tensor of floats, the heights.
        learning_rate: how far one step goes.
        n_iters: how many steps.

    Returns:
        c: the slope after the last step, a float or a 0-d tensor.
        losses: a list of n_iters numbers; losses[i] is the loss before step i.
    """
    # 1. c: a 0-d tensor of the value 0.0 that requires gradients.
    # In a loop over the steps:
    # 2. Forward: the predictions (m,) and the loss. Record the loss as a number.
    # 3. Backward.
    # 4. Without recording, change c in place: one step downhill.
    # 5. Clear the gradient for the next round.
    # At the end, return a number for c (`.item()`).
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("fit_slope")

# %% [markdown]
# ## 13. Experiment 3: the fit
#
# A hundred steps on the six points. For this model there is also a formula: where $L$ is lowest, its gradient is 0,
# and that gives $c^* = \sum x_i y_i \,/ \sum x_i^2$. The first helper returns $c$ after some steps, the second the
# loss of a $c$, both as plain numbers.

# %%
if __name__ == "__main__":

    def c_after(n_iters, learning_rate=0.01):
        c, _ = fit_slope(X, Y, learning_rate, n_iters)
        return torch.as_tensor(c).item()

    def loss_of(c):
        return calc_loss(Y, c * X).item()

    c = c_after(100)
    best = ((X * Y).sum() / (X * X).sum()).item()
    print(f"gradient descent: c  = {c:.5f}, loss {loss_of(c):.6f}")
    print(f"the formula:      c* = {best:.5f}, loss {loss_of(best):.6f}")

# %% [markdown]
# On the left the line after 0, 1, 2, 4 and 100 steps. On the right the loss for *every* $c$, with the steps on it.

# %%
if __name__ == "__main__":
    path = [0.0] + [c_after(k) for k in range(1, 21)]  # before and after each of 20 steps
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8), layout="constrained")
    for k in (0, 1, 2, 4):
        left.plot([0, 6.5], [0, 6.5 * path[k]], color=ORANGE, alpha=0.6, linewidth=1.2)
        left.text(6.6, 6.5 * path[k], f"{k}", color=ORANGE, va="center")
    left.plot([0, 6.5], [0, 6.5 * c], color=ORANGE, label="100 steps")
    left.plot(X.numpy(), Y.numpy(), "o", color=BLUE, label="the points")
    left.set(title="the line after 0, 1, 2, 4 steps", xlabel="x", ylabel="y")
    left.legend(frameon=False)
    every_c = np.linspace(-0.3, 6.3, 100)
    right.plot(every_c, [loss_of(c) for c in every_c], color=BLUE)
    right.plot(path, [loss_of(c) for c in path], "o-", color=ORANGE, markersize=5)
    right.set(title="the loss over c", xlabel="c", ylabel="loss")
    plt.show()

# %% [markdown]
# The learning rate is the same for all steps, but the steps get shorter: the curve flattens near the bottom, so the
# gradient is small there, and a step is learning rate times *gradient*.
#
# ### What went wrong here? A table that does not add up
#
# It is common to print progress in the loop, after the update. What would such a loop print? On the right, the loss
# that really belongs to that $c$.

# %%
if __name__ == "__main__":
    _, losses = fit_slope(X, Y, 0.01, 41)
    print("updates   c after   loss printed   loss of this c")
    for k in (1, 11, 21, 31, 41):
        c = c_after(k)
        print(f"{k:7} {c:9.4f} {losses[k - 1]:14.4f} {loss_of(c):16.4f}")

# %% [markdown]
# The printed loss was computed before the update, the printed $c$ comes after it. So $c = 0.9096$ seems to have the
# loss 136.4, which is the loss of $c = 0$. Nothing is wrong with the training, only with what you read off. Write
# down the loss and the weights at the same moment, or say which moment each belongs to.

# %% [markdown]
# ## 14. Experiment 4: how large may a step be?
#
# The same 20 steps with four learning rates. The dashed line is $c^*$.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 4, figsize=(9, 2.8), layout="constrained")
    for ax, rate in zip(axes, (0.01, 0.03, 0.06, 0.07), strict=True):
        curve = [0.0] + [c_after(k, rate) for k in range(1, 21)]
        ax.plot(curve, ".-", color=BLUE, linewidth=1.2)
        ax.axhline(best, color=ORANGE, linestyle="--", linewidth=1.2)
        ax.set(title=f"rate {rate}", xlabel="step")
    axes[0].set(ylabel="c")
    plt.show()

# %% [markdown]
# What went wrong on the right? Look at one step. The gradient is
# $\partial L / \partial c = 2 \, \overline{x^2} \, (c - c^*)$, where $\overline{x^2}$ is the mean of the $x_i^2$. So
# one step changes the distance to the goal by a fixed factor:
#
# $$c_\text{new} - c^* = \big(1 - 2 \alpha \, \overline{x^2}\big) \, (c - c^*)$$
#
# The distance shrinks if the factor lies between −1 and 1, which means $\alpha < 1 / \overline{x^2}$. A negative
# factor jumps across the goal each time.

# %%
if __name__ == "__main__":
    mean_square = (X**2).mean().item()
    print(f"mean of x² = {mean_square:.4f}, largest learning rate = {1 / mean_square:.4f}")
    for rate in (0.01, 0.03, 0.06, 0.07):
        print(f"rate {rate}: each step multiplies the distance by {1 - 2 * rate * mean_square:6.3f}")

# %% [markdown]
# Which rate would reach the goal in a single step? For a network nobody can compute that limit. You find it as in the
# cat lesson: by looking at the curve of the loss.

# %% [markdown]
# ## 15. Experiment 5: the gradient that was not cleared
#
# Suppose `fit_slope` forgot to clear the gradient. Then each step uses the *sum* of all gradients so far. We play
# that through with your `gradient`, at the good rate of 0.01, next to the right way.

# %%
if __name__ == "__main__":
    c, heap, piled_up = torch.tensor(0.0), torch.tensor(0.0), [0.0]
    for _ in range(60):
        heap = heap + gradient(lambda c: calc_loss(Y, c * X), c)
        c = c - 0.01 * heap
        piled_up.append(c.item())
    cleared = [0.0] + [c_after(k) for k in range(1, 61)]
    for name, curve in (("not cleared", piled_up), ("cleared", cleared)):
        print(f"{name:11}", np.round(curve[:8], 2), f"... after 60 steps {curve[-1]:.2f}")

# %% [markdown]
# Both start with the same step.

# %%
if __name__ == "__main__":
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for curve, name, color, style in ((cleared, "cleared", BLUE, "-"), (piled_up, "not cleared", ORANGE, "--")):
        left.plot(curve, style, color=color, label=name)
        right.plot([loss_of(c) for c in curve], style, color=color)
    left.set(title="c", xlabel="step", ylabel="c", ylim=(-0.5, 8))
    right.set(title="loss", xlabel="step", ylabel="loss", ylim=(0, 190))
    left.legend(frameon=False, ncols=2)
    plt.show()

# %% [markdown]
# ### Written question
#
# Look at the orange curve. Each single gradient that went into it was computed correctly, and the learning rate is
# one that works. Still $c$ runs past 3, up to 6, back to 0, and so on without end.
#
# Why? Say what `c.grad` holds at the third step, why $c$ does not stop at the bottom of the valley, and why this is
# not the same as a learning rate that is too large. How could you have noticed the mistake from numbers that you
# print in the loop? Write 3 to 5 sentences in the cell below:
# double-click it, and put your words in place of the line in capital letters.

# %% [markdown]
# YOUR ANSWER HERE

# %% [markdown]
# ## If you want more
#
# - **A line with a bias.** Fit $y = c \cdot x + b$: two tensors that require gradients, one `backward()`. Does the
#   largest learning rate change?
# - **One point at a time.** Use only point $i \bmod m$ for step $i$. Where does $c$ end now, and does it stand still?
# - **A ball with friction.** In experiment 5, multiply the heap by 0.9 before each new gradient is added. This is
#   called *momentum*, and it is used on purpose. Compare how many steps it needs.
# - **Your own formula.** Draw the graph of $w = \sum x_i^3$ with the helpers of section 7.

# %% [markdown]
# ## Sources
#
# Automatic differentiation going backwards: S. Linnainmaa, 1970; for networks D. E. Rumelhart, G. E. Hinton and R. J.
# Williams, *Learning representations by back-propagating errors*, Nature 323, 1986. The torch functions: the PyTorch
# documentation, *Autograd mechanics*. The story and the six points follow the first lecture of the course.
