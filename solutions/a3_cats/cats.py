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
# # Cats with PyTorch
#
# The cats are back. In the numpy lesson you wrote the model, its gradients and its steps by hand. Now torch does the
# gradients and the steps, so that you can change the model in one line. Your second model is a real neural network,
# with hidden layers. Is it better? That question has a less simple answer than it seems.
#
# **After this lesson you can**
#
# - write a model as an `nn.Module`, and say which numbers in it are learned;
# - write the training loop that every network in this course uses, line by line;
# - turn probabilities into answers, and answers into an accuracy;
# - compare a model with the best constant answer, and two models with each other over several seeds.
#
# **Time:** about two hours.
#
# | given | yours |
# |---|---|
# | the text, the pictures, the experiments | `LogisticClassifier`: one linear map |
# | pictures as rows of numbers | `CatClassifier`: two hidden layers |
# | the checks | `train`: the loop |
# | | `predict`: probabilities → answers |
# | | `accuracy`: answers → one number |
# | | one written answer, near the end |

# %% [markdown]
# ## How to work here
#
# As in the lessons before: run the cells from top to bottom with *Shift + Enter*. Where it says `# YOUR CODE HERE`,
# delete the line `raise NotImplementedError(...)` and write a few lines of your own. Keep the names of the classes
# and functions and their arguments. In this lesson two of the exercises are classes with *two* places to fill in.
#
# `check("train")` below an exercise shows a card with the verdict and a hint. In a terminal, in the folder of this
# file, `course check` and `pytest` run the same checks; save the file first. An error that ends in `not written yet`
# or in `is not defined` comes from an exercise or a cell further up that you have not done or run.

# %% [markdown]
# ## 1. The idea
#
# The loop is the old one: predict, measure the loss, compute the gradients, take a step. This is who does what now:
#
# | | in the numpy lesson | here |
# |---|---|---|
# | weights | `w` and `b`, handed from function to function | kept inside the model |
# | prediction | $\sigma(w^T X + b)$ | `model(X)` |
# | gradients | formulas for `dw` and `db`, by hand | `loss.backward()` |
# | one step | `w - learning_rate * dw` | `optimizer.step()` |
# | start | zeros | small random numbers |
# | examples | one per **column**, $X$ is $(n, m)$ | one per **row**, $X$ is $(m, n)$ |
#
# These are the imports. `nn` holds the building blocks of networks.

# %%
import torch
from torch import nn

# %% [markdown]
# `matplotlib` draws. `check` and `load_cats` belong to this course.

# %%
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    from autograder import check, load_cats

    plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#999999"

# %% [markdown]
# The two models of this lesson, with the shape of the data at each step. Orange is what a layer does.

# %%
if __name__ == "__main__":
    ends = ("$X$\n$(m, 12288)$", "probabilities\n$(m, 1)$")
    rows = {0: (ends, ["linear, sigmoid"])}
    hidden = ("hidden 1\n$(m, 32)$", "hidden 2\n$(m, 16)$")
    rows[-1] = ((ends[0], *hidden, ends[1]), ["linear, ReLU", "linear, ReLU", "linear, sigmoid"])
    fig, ax = plt.subplots(figsize=(9, 3))
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
    for y, (states, layers) in rows.items():
        places = [3 * i / len(layers) for i in range(len(states))]
        for x, state in zip(places, states, strict=True):
            ax.text(x, y, state, ha="center", va="center", bbox=box)
        for x, after, layer in zip(places, places[1:], layers, strict=False):
            arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2, "shrinkA": 52, "shrinkB": 52}
            ax.annotate("", (after, y), (x, y), arrowprops=arrow, zorder=0)
            ax.text((x + after) / 2, y + 0.33, layer, ha="center", color=ORANGE)
    ax.set(xlim=(-0.2, 3.2), ylim=(-1.4, 0.6))
    ax.axis("off")
    plt.show()

# %% [markdown]
# Above, `LogisticClassifier`: the model of the numpy lesson. Below, `CatClassifier`.

# %% [markdown]
# ## 2. Symbols and shapes
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $m$ | `m` | number of examples (pictures) | a number |
# | $n$ | `n`, `input_size` | numbers per example, here 12288 | a number |
# | $X$ | `X` | all examples, **one per row** | $(m, n)$ |
# | $y$ | `y` | the right answers: 1 is "cat", 0 is "non-cat" | $(m)$, in Python `(m,)` |
# | $h_1$, $h_2$ | `hidden1_size`, `hidden2_size` | numbers per example in the hidden layers | a number each |
# | $W$ | `linear.weight` | the weights of a layer from $n$ to $h$ numbers | $(h, n)$ |
# | $b$ | `linear.bias` | the biases of that layer | $(h)$ |
# | $z$ | | the scores, before the sigmoid | $(m, 1)$ |
# | $a$ | `model(X)` | the probabilities of "cat" | $(m, 1)$ |
# | $J$ | `loss` | how wrong we are, on average | a number |
# | $\alpha$ | `learning_rate` | how far one step goes | a number |
#
# An **epoch** is one pass over all training examples. Here every step uses all of them (*full batch*), so one epoch
# is one step.

# %% [markdown]
# ## 3. The data
#
# The same pictures as before. `load_cats` says in one line which data set it found: photographs or drawn pictures.
# Everything below works with both.

# %%
if __name__ == "__main__":
    train_pictures, train_answers, test_pictures, test_answers, classes = load_cats()
    print("to learn from:", train_pictures.shape, "pictures,", train_answers.shape, "answers")
    print("to test with: ", test_pictures.shape, "pictures,", test_answers.shape, "answers")

# %% [markdown]
# Each picture becomes one *row*: `reshape(m, -1)` unrolls it, and the axis of the examples stays first. That is one
# transpose less than in the numpy lesson. Dividing by 255 scales the numbers to 0..1. The answers become one axis of
# length $m$.

# %%
if __name__ == "__main__":
    m, m_test = len(train_pictures), len(test_pictures)
    X_train = torch.tensor(train_pictures.reshape(m, -1) / 255, dtype=torch.float32)  # (m, n)
    X_test = torch.tensor(test_pictures.reshape(m_test, -1) / 255, dtype=torch.float32)
    y_train, y_test = torch.tensor(train_answers[0]), torch.tensor(test_answers[0])  # (m,)
    n = X_train.shape[1]
    print("X_train", tuple(X_train.shape), X_train.dtype, " y_train", tuple(y_train.shape), y_train.dtype)

# %% [markdown]
# Some rows, turned back into pictures. If the rows were scrambled, you would see it here.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 6, figsize=(9, 2.1), layout="constrained")
    for i, ax in enumerate(axes):
        ax.imshow(X_train[i].reshape(64, 64, 3))
        ax.set_title(f"{i}: {classes[y_train[i]]}", fontsize=11)
        ax.axis("off")
    plt.show()

# %% [markdown]
# ## 4. Two classifiers that never look
#
# Before any model: how far do you get with a **constant answer**? "Always a cat" is right as often as there are cats;
# "never a cat" as often as there are none. The better of the two is the first baseline that a model has to beat.

# %%
if __name__ == "__main__":
    for name, y in (("training set", y_train), ("test set", y_test)):
        cats = y.float().mean().item()
        print(f"{name:12}  always 'cat': {cats:.1%}   never 'cat': {1 - cats:.1%}")
    always_cat = y_test.float().mean().item()

# %% [markdown]
# Remember the numbers of the test set. A model that has learned nothing but "most training pictures show no cat" ends
# exactly at the one on the right. In the photographs the two sets are mixed very differently, so this is no empty
# threat.

# %% [markdown]
# ## 5. Exercise 1: `LogisticClassifier`
#
# In torch a layer is an object that keeps its own weights. `nn.Linear(3, 2)` maps rows of 3 numbers to rows of 2:
# $X W^T + b$. The weights start as small random numbers.

# %%
if __name__ == "__main__":
    linear = nn.Linear(3, 2)
    print("weight", tuple(linear.weight.shape), " bias", tuple(linear.bias.shape))
    print("five rows of 3 go in,", tuple(linear(torch.ones(5, 3)).shape), "comes out")

# %% [markdown]
# A model is a class built from `nn.Module`. It has two methods: `__init__` *makes* the layers and keeps them as
# attributes of `self`; `forward` *uses* them. `super().__init__()` comes first: it prepares the object to notice its
# layers. An example, made of the layer above:

# %%
if __name__ == "__main__":

    class TwoScores(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(3, 2)

        def forward(self, X):
            return self.linear(X)

    example = TwoScores()
    print("prediction:", example(torch.ones(1, 3)))
    print("to learn:  ", [(name, tuple(p.shape)) for name, p in example.named_parameters()])


# %% [markdown]
# `example(X)` runs `forward` for you. The second line lists what torch found to train: every layer that is an
# attribute. A layer made inside `forward` would be new and random at every call, and would never learn.
#
# Now yours, for rows of `input_size` numbers:
#
# $$z = X W^T + b \qquad (m, n) \cdot (n, 1) + (1) \;\to\; (m, 1) \qquad\qquad a = \sigma(z) \qquad (m, 1)$$
#
# `torch.sigmoid` is the sigmoid of every element. It bends the scores into probabilities; the border between "cat"
# and "non-cat" stays flat, where $z = 0$.


# %% nbgrader={"grade": false, "grade_id": "LogisticClassifier", "locked": false, "schema_version": 3, "solution": true, "task": false}
class LogisticClassifier(nn.Module):
    """Logistic regression: one linear map with a bias, and a sigmoid."""

    def __init__(self, input_size):
        """Make the layer.

        Arguments:
            input_size: how many numbers one example has.
        """
        super().__init__()
        # 1. One linear layer: how many numbers come in, how many go out?
        ### BEGIN SOLUTION
        self.linear = nn.Linear(input_size, 1)
        ### END SOLUTION

    def forward(self, X):
        """Compute the probabilities.

        Arguments:
            X: (m, input_size) tensor of floats, one example per row.

        Returns:
            (m, 1) tensor: for each example the probability of "cat", between 0 and 1.
        """
        # 2. The scores, then the probabilities.
        ### BEGIN SOLUTION
        return torch.sigmoid(self.linear(X))  # (m, 1)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_LogisticClassifier", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("LogisticClassifier")

# %% [markdown]
# ## 6. Exercise 2: `CatClassifier`
#
# One weighted sum can only prefer a colour at a place. A network with **hidden layers** first computes $h_1$ sums of
# the pixels, bends each of them, computes $h_2$ sums of the results, bends these too, and decides at last:
#
# $$A_1 = g(X W_1^T + b_1) \quad (m, h_1) \qquad A_2 = g(A_1 W_2^T + b_2) \quad (m, h_2) \qquad
# a = \sigma(A_2 W_3^T + b_3) \quad (m, 1)$$
#
# The bend $g$ is a **non-linearity**. The usual one is the ReLU, `torch.relu`: negative numbers become 0, the others
# stay. It is what makes the layers worth their name. Without it, a sum of sums is again just one weighted sum, and
# the three layers could do no more than one.
#
# Use a non-linearity after each hidden layer, and the sigmoid at the end.


# %% nbgrader={"grade": false, "grade_id": "CatClassifier", "locked": false, "schema_version": 3, "solution": true, "task": false}
class CatClassifier(nn.Module):
    """A network with two hidden layers, a non-linearity after each, and a sigmoid at the end."""

    def __init__(self, input_size, hidden1_size, hidden2_size):
        """Make the layers.

        Arguments:
            input_size: how many numbers one example has.
            hidden1_size, hidden2_size: how many numbers come out of the first and the second hidden layer.
        """
        super().__init__()
        # 1. Three linear layers. What comes out of one goes into the next.
        ### BEGIN SOLUTION
        self.hidden1 = nn.Linear(input_size, hidden1_size)
        self.hidden2 = nn.Linear(hidden1_size, hidden2_size)
        self.output = nn.Linear(hidden2_size, 1)
        ### END SOLUTION

    def forward(self, X):
        """Compute the probabilities.

        Arguments:
            X: (m, input_size) tensor of floats, one example per row.

        Returns:
            (m, 1) tensor: for each example the probability of "cat", between 0 and 1.
        """
        # 2. Layer, non-linearity, layer, non-linearity, layer, sigmoid.
        ### BEGIN SOLUTION
        A1 = torch.relu(self.hidden1(X))  # (m, hidden1_size)
        A2 = torch.relu(self.hidden2(A1))  # (m, hidden2_size)
        return torch.sigmoid(self.output(A2))  # (m, 1)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_CatClassifier", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("CatClassifier")

# %% [markdown]
# ### What went wrong here? Sizes that nobody uses
#
# This class takes the same three sizes as yours. It makes no error, it trains, and it gives probabilities:

# %%
if __name__ == "__main__":

    class UnusedSizes(nn.Module):
        def __init__(self, input_size, hidden1_size, hidden2_size):
            super().__init__()
            self.layer1 = nn.Linear(input_size, 1)

        def forward(self, X):
            return torch.sigmoid(self.layer1(X))


# %% [markdown]
# Count what each model has to learn, for two choices of the hidden sizes:

# %%
if __name__ == "__main__":
    for sizes in ((32, 16), (128, 64)):
        for model in (UnusedSizes(n, *sizes), CatClassifier(n, *sizes)):
            count = sum(p.numel() for p in model.parameters())
            print(f"{type(model).__name__:14} hidden sizes {sizes}: {count:9,} numbers to learn")

# %% [markdown]
# The first one is logistic regression in disguise: 12288 weights and a bias, whatever you ask for. Somebody who
# compares it with logistic regression finds that "hidden layers change nothing". Python doesn't complain about an
# argument that is never used. So count the parameters of a new model; it takes one line.

# %% [markdown]
# ## 7. Exercise 3: `train`
#
# The **loss** is the mean *binary cross-entropy*, as in the numpy lesson (there it was called the cost):
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \Big[ y_i \ln a_i + (1 - y_i) \ln (1 - a_i) \Big] \qquad \text{a number}$$
#
# `nn.functional.binary_cross_entropy(a, y)` computes it. It wants both of the same shape and both as floats: the
# probabilities come as $(m, 1)$, the answers as $(m)$ and perhaps as whole numbers. `a.reshape(-1)` turns a column
# into one axis, `y.float()` turns whole numbers into floats.
#
# The **optimizer** makes the steps. `torch.optim.SGD(model.parameters(), lr=learning_rate)` subtracts from each
# parameter the learning rate times its gradient, when you call `step()`. SGD stands for *stochastic gradient
# descent*, but nothing here is stochastic, that is, left to chance: that would be the choice of a few examples for
# each step (*mini-batch*) or of a single one. We use all $m$ of them, so this is plain gradient descent.
#
# Four things happen in every epoch:
#
# | | in code | what it does |
# |---|---|---|
# | forward | `model(X)`, then the loss | predicts and measures |
# | clear | `optimizer.zero_grad()` | removes the old gradients; torch adds new ones to what is there |
# | backward | `loss.backward()` | computes the gradients. Nothing moves yet |
# | step | `optimizer.step()` | moves every parameter |
#
# Record the loss of each epoch as a plain number (`loss.item()`).


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(model, X, y, num_epochs, learning_rate):
    """Train the model by gradient descent on all examples at once.

    Arguments:
        model: an nn.Module that turns X into probabilities, (m, 1) or (m,). Its parameters are changed.
        X: (m, n) tensor of floats, one example per row.
        y: (m,) tensor of 0 and 1 (float or int), the right answers.
        num_epochs: how many steps.
        learning_rate: how far one step goes.

    Returns:
        A list of num_epochs numbers: the loss at each epoch, before its step.
    """
    # 1. The optimizer, once, before the loop.
    # 2. In a loop over the epochs: forward, clear, backward, step.
    # 3. Record the loss as a plain number.
    ### BEGIN SOLUTION
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        a = model(X).reshape(-1)  # (m,)
        loss = nn.functional.binary_cross_entropy(a, y.to(a.dtype))
        optimizer.zero_grad()  # torch adds to what is there
        loss.backward()
        optimizer.step()  # every parameter moves
        losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_train", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("train")

# %% [markdown]
# A short try. The weights start near zero, so the first loss is near $\ln 2 \approx 0.693$, but not exactly there:
# the start is random. `torch.manual_seed` fixes the random numbers that follow, so the same seed gives the same
# model again.

# %%
if __name__ == "__main__":
    for seed in (0, 0, 1):
        torch.manual_seed(seed)
        losses = train(LogisticClassifier(n), X_train, y_train, num_epochs=3, learning_rate=0.001)
        print(f"seed {seed}: losses", [round(loss, 4) for loss in losses])

# %% [markdown]
# ## 8. Exercise 4: `predict`
#
# A probability is not yet an answer:
#
# $$\hat{y}_i = 1 \text{ where } a_i > 0.5, \text{ else } 0 \qquad (m)$$
#
# To predict is not to train. Inside `with torch.no_grad():` torch keeps no record for gradients, which saves time and
# memory, and nothing is left behind on the model.


# %% nbgrader={"grade": false, "grade_id": "predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict(model, X):
    """Answer 1 ("cat") or 0 for every example, without changing the model or X.

    Arguments:
        model: an nn.Module that turns X into probabilities, (m, 1) or (m,).
        X: (m, n) tensor of floats, one example per row.

    Returns:
        (m,) tensor of 0 and 1: 1 where the probability is above 0.5.
    """
    # 1. The probabilities, without a record for gradients, as one axis of length m.
    # 2. Compare each with 0.5, and turn the result into 0 and 1.
    ### BEGIN SOLUTION
    with torch.no_grad():  # to predict is not to train
        a = model(X).reshape(-1)  # (m,)
    return (a > 0.5).long()  # (m,)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_predict", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("predict")

# %% [markdown]
# ## 9. Exercise 5: `accuracy`
#
# The share of examples for which prediction and answer are equal. Divide by the number of examples that you were
# given, not by 50: the function must be right for every data set.


# %% nbgrader={"grade": false, "grade_id": "accuracy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accuracy(model, X, y):
    """Measure how often the model is right, without changing the model, X or y.

    Arguments:
        model: an nn.Module that turns X into probabilities, (m, 1) or (m,).
        X: (m, n) tensor of floats, one example per row.
        y: (m,) tensor of 0 and 1 (float or int), the right answers.

    Returns:
        The share of right answers, a float from 0 to 1.
    """
    # 1. Ask predict, and compare with y, element by element.
    # 2. The mean of zeros and ones is a share. Return a plain number, not a tensor.
    ### BEGIN SOLUTION
    return (predict(model, X) == y).float().mean().item()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_accuracy", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("accuracy")

# %% [markdown]
# ## 10. Experiment 1: does it learn?
#
# The linear model with the learning rate and the number of steps of the numpy lesson. This takes a few seconds. A
# copy of the weights at the start is for experiment 6.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    linear_model = LogisticClassifier(n)
    start = [p.detach().clone() for p in linear_model.parameters()]
    linear_losses = train(linear_model, X_train, y_train, num_epochs=1000, learning_rate=0.005)
    linear_accuracy = accuracy(linear_model, X_test, y_test)
    print(f"loss: {linear_losses[0]:.3f} at the start, {linear_losses[-1]:.3f} at the end")
    print(f"training set: {accuracy(linear_model, X_train, y_train):.1%}")
    print(f"test set:     {linear_accuracy:.1%}")

# %% [markdown]
# The loss after each epoch, and the accuracy beside the constant answers of section 4.

# %%
if __name__ == "__main__":
    bars = {"never\n'cat'": 1 - always_cat, "always\n'cat'": always_cat, "linear\nmodel": linear_accuracy}
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    left.plot(linear_losses, color=BLUE)
    left.set(title="linear model", xlabel="epoch", ylabel="training loss", ylim=(0, None))
    drawn = right.bar(list(bars), list(bars.values()), color=[GREY, GREY, BLUE])
    right.bar_label(drawn, fmt="{:.0%}")
    right.set(title="test set", ylabel="accuracy", ylim=(0, 1))
    plt.show()

# %% [markdown]
# With numpy, the same model from a start at zero was right for 72 % of the photographs, or for 82 % of the drawn
# pictures. Here it comes out within a few per cent of that: same model, same steps, and only the random start is new.
# For this model the loss has a single valley, so the start matters little.
#
# With the photographs the curve begins as a broad band. You know it from the learning rates of the numpy lesson: at
# first the steps are a little too long, and each one overshoots.

# %% [markdown]
# ## 11. Experiment 2: what went wrong here? An accuracy that looks fine
#
# A program for the same task ended with the line `torch.maximum(a, torch.ones(a.shape))`. Its author meant it to turn
# probabilities into answers, and reported the accuracy that came out. Here is the same line on your trained model,
# beside your `predict`:

# %%
if __name__ == "__main__":
    with torch.no_grad():
        a = linear_model(X_test).reshape(-1)  # (m,)
    answers = {"torch.maximum": torch.maximum(a, torch.ones(a.shape)), "above 0.5": predict(linear_model, X_test)}
    print("first probabilities:", [round(p, 2) for p in a[:8].tolist()])
    for name, answer in answers.items():
        right = (answer == y_test).float().mean().item()
        print(f"{name:14} {answer[:8].int().tolist()} ...  accuracy {right:.1%}")
    print(f"always 'cat'                                accuracy {always_cat:.1%}")

# %% [markdown]
# `torch.maximum` takes the larger number of each pair. No probability is above 1, so the larger one is always 1:
# "always a cat", whatever the model says. On the photographs that makes 66 %, which looks like a result. It would have
# been the same without any training. Two habits protect you: compare with the constant answers, and look at some
# predictions.

# %% [markdown]
# ## 12. Experiment 3: hidden layers, three seeds side by side
#
# Now the network with hidden layers, 32 and 16 wide. It starts from random numbers too, so we train it three times,
# with three seeds, and the linear model as well. Every 50 epochs we note the accuracy on the test set. This is the
# longest cell: it takes up to a minute.

# %%
if __name__ == "__main__":

    def train_and_watch(model, learning_rate):
        losses, accuracies = [], [accuracy(model, X_test, y_test)]
        for _ in range(6):
            losses += train(model, X_train, y_train, 50, learning_rate)
            accuracies.append(accuracy(model, X_test, y_test))
        return losses, accuracies

    runs = {"linear": [], "hidden layers": []}
    for seed in (0, 1, 2):
        torch.manual_seed(seed)
        runs["linear"].append(train_and_watch(LogisticClassifier(n), 0.005))
        torch.manual_seed(seed)
        runs["hidden layers"].append(train_and_watch(CatClassifier(n, 32, 16), 0.02))
    for name, results in runs.items():
        print(f"{name:14} test set at the end:", ", ".join(f"{found[-1]:.0%}" for _, found in results))

# %% [markdown]
# Loss on the training set above, accuracy on the test set below. One line per seed; the dotted lines are the two
# constant answers.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(2, 2, figsize=(9, 5.5), sharex=True, sharey="row", layout="constrained")
    for (upper, lower), (name, results) in zip(axes.T, runs.items(), strict=True):
        looks = ((BLUE, "-"), (ORANGE, "--"), ("black", "-."))
        for seed, ((losses, found), (color, dashes)) in enumerate(zip(results, looks, strict=True)):
            upper.plot(losses, color=color, linestyle=dashes, linewidth=1.5)
            lower.plot(range(0, 301, 50), found, dashes, color=color, marker="o", label=f"seed {seed}")
        for constant in (always_cat, 1 - always_cat):
            lower.axhline(constant, color=GREY, linestyle=":")
        upper.set(title=name, ylim=(0, 1))
        lower.set(xlabel="epoch", ylim=(0.2, 1))
    axes[0, 0].set(ylabel="training loss")
    axes[1, 0].set(ylabel="test accuracy")
    axes[1, 0].legend(frameon=False, loc="lower right")
    plt.show()

# %% [markdown]
# The three linear models soon run together. The three networks differ in nothing but the seed, and their accuracies lie
# far apart: 34, 82 and 78 % on the photographs, 70, 90 and 70 % on the drawn pictures, on the computer on which this
# was written. (On yours they may be others. That is the point.) Look at one line only: 50 epochs earlier or later
# change a result as much.
#
# So one run says little here. Who runs the network once, and happens to get the good seed, reports a great success;
# with the next seed it may lose against a constant answer. There are two reasons: 50 test pictures are few (one
# picture is 2 %), and the loss of a network has many valleys. Say which seeds you used, run more than one, and report
# all of them. And don't choose the seed or the epoch by the test set: then it is a training set.

# %% [markdown]
# ## 13. Experiment 4: what went wrong here? Zeros
#
# In the numpy lesson a start at zero was fine. Here all parameters of both models are set to zero before training:

# %%
if __name__ == "__main__":
    zero_losses = {}
    for name, model, rate in (
        ("linear", LogisticClassifier(n), 0.005),
        ("hidden layers", CatClassifier(n, 32, 16), 0.02),
    ):
        for p in model.parameters():
            nn.init.zeros_(p)
        zero_losses[name] = train(model, X_train, y_train, 200, rate)
        first = next(p for p in model.parameters() if p.ndim == 2)  # (outputs, n)
        print(f"{name:14} loss {zero_losses[name][0]:.3f} → {zero_losses[name][-1]:.3f},", end=" ")
        print(f"test set {accuracy(model, X_test, y_test):.0%},", end=" ")
        print(f"{len(torch.unique(first, dim=0))} different of {len(first)} sums in the first layer")

# %% [markdown]
# The linear model learns. The network comes a little way and no further. It gives the same probability for every
# picture, nearly the share of cats in the training set: a constant classifier again.
#
# From zero, all hidden sums of a layer are equal. Each has the same effect on the loss, so each gets the same
# gradient and takes the same step: they stay equal for ever, and 32 sums do the work of one. With ReLU it is even
# worse. All of them are 0, and so are their gradients; only the last bias still moves. A random start breaks this
# tie, which is why `nn.Linear` makes one.

# %% [markdown]
# ## 14. Experiment 5: a claim to test
#
# "SGD is better than Adam on pictures", you may read. **Adam** is another optimizer, which fits the length of the
# step to each parameter. One claim, three seeds, the same linear model. Adam needs a smaller learning rate:

# %%
if __name__ == "__main__":

    def train_with_adam(model, X, y, num_epochs, learning_rate):
        optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
        for _ in range(num_epochs):
            loss = nn.functional.binary_cross_entropy(model(X).reshape(-1), y.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    for name, run, rate in (("SGD", train, 0.005), ("Adam", train_with_adam, 0.0002)):
        found = []
        for seed in (0, 1, 2):
            torch.manual_seed(seed)
            model = LogisticClassifier(n)
            run(model, X_train, y_train, 300, rate)
            found.append(f"{accuracy(model, X_test, y_test):.0%}")
        print(f"{name:4}  learning rate {rate}: test set", ", ".join(found))

# %% [markdown]
# Where this was written, Adam was ahead, by none to three of the 50 photographs, or by three to five of the drawn
# pictures. After 500 epochs instead of 300, SGD was ahead on the photographs, by a picture. So the claim has no support
# here, and neither has its opposite. Which optimizer is better depends on the data, the learning rate and the number
# of steps.

# %% [markdown]
# ## 15. Experiment 6: what did it learn?
#
# The linear model has one weight per pixel and colour, so its weights are a picture, as in the numpy lesson. Green
# pixels say "cat" when they are bright, purple ones say "not a cat". Each picture is the mean of the three colours.

# %%
if __name__ == "__main__":
    before, after = (
        next(p for p in numbers if p.numel() == n).detach().reshape(64, 64, 3).mean(2)
        for numbers in (start, list(linear_model.parameters()))
    )
    views = {"random start": before, "after training": after, "difference: learned": after - before}
    limit = after.abs().max().item()
    fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
    for ax, (name, view) in zip(axes, views.items(), strict=True):
        drawn = ax.imshow(view, cmap="PRGn", vmin=-limit, vmax=limit)
        ax.set_title(name)
        ax.axis("off")
    fig.colorbar(drawn, ax=axes, label="weight", shrink=0.8)
    plt.show()

# %% [markdown]
# What training added is the smooth picture on the right. In the middle the grain of the random start is still there.
# Each step adds multiples of the training pictures to the weights, and nothing else. 209 pictures can't say what all
# of the 12288 weights should be; the rest stays as it was at the start. On a new picture that grain makes some noise:
# it is the small difference between the linear models of experiment 3.

# %% [markdown]
# ### Written question
#
# A classmate writes: "I added hidden layers, and the test accuracy rose from 72 % to 82 %. So the network is better
# than logistic regression."
#
# Would you believe it? Say what you would ask for before you do, which of your own results of this lesson speak for or
# against it, and how the comparison should be made. Write 3 to 5 sentences in the cell below:
# double-click it, and put your words in place of the line in capital letters.

# %% [markdown] nbgrader={"grade": true, "grade_id": "written_seeds", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# Not yet: it is one run. In experiment 3 the same network with another seed was far worse, once no better than a
# constant answer, and fifty epochs more or less changed as much, so a difference of 10 points (5 of 50 test pictures)
# can come from the seed alone. I would ask how many seeds were run, what all the results were, whether the seed or the
# epoch was chosen by looking at the test set, and how good the best constant answer is on that set. A fair comparison
# trains both models with the same several seeds, chooses learning rate and epochs on separate validation pictures, and
# reports the mean and the spread on a larger test set.

# %% [markdown]
# ## If you want more
#
# - **A validation set.** Put 40 of the training pictures aside, and choose the learning rate and the number of epochs
#   by their accuracy. Look at the test set once, at the end.
# - **Ten seeds.** Draw the accuracies of ten networks as dots beside those of ten linear models. Do wider hidden
#   layers (128 and 64) bring them closer together?
# - **Forget to clear.** Leave `zero_grad` out of a copy of `train`. The training loss of the linear model may well
#   get *smaller*. Why does that not make it right?
# - **No sigmoid.** `nn.functional.binary_cross_entropy_with_logits` takes the scores instead of the probabilities, and
#   is safer for large ones. Write the model and `predict` for it.

# %% [markdown]
# ## Sources
#
# Networks with hidden layers, and why they must not start from equal weights: I. Goodfellow, Y. Bengio, A. Courville,
# *Deep Learning*, sections 6.1 and 8.4. Adam: D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*
# (2015). The story follows the cat classifier of the course's lecture. Photographs: the "cat / non-cat" set (209 + 50
# pictures) that is widely used in teaching; it comes without a stated licence, so it is downloaded and never handed
# on. Drawn pictures: made by this project, under the project's licence.
