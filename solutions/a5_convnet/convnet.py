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
# # A network that looks at neighbours
#
# The network of the last lesson got each digit as a list of 784 numbers. Nobody told it which of them are neighbours in
# the picture, and a digit that moves a little to the left was a different list to it. In this last lesson a small
# window slides over the picture. Such a network has far fewer numbers to learn, and makes far fewer mistakes.
#
# **After this lesson you can**
#
# - compute a convolution by hand, and say which shape comes out;
# - write a network of convolutions and pooling, and train it with the loop that you know;
# - say why a sliding filter needs few weights, and what happens to it when a picture moves;
# - look into a trained network: its filters, and what each of them sees in a digit;
# - compare two kinds of networks fairly, and say which pictures each of them is made for.
#
# **Time:** about two to three hours.
#
# | given | yours |
# |---|---|
# | the text, the pictures, the experiments | `ConvNet`: from pictures to ten scores |
# | the data, `pick_device` | `train`: the loop, batch by batch |
# | the network of the last lesson, to compare with | `evaluate`: how often is it right? |
# | the checks | one written answer, near the end |

# %% [markdown]
# ## How to work here
#
# As in the lessons before: run the cells from top to bottom with *Shift + Enter*. Where it says `# YOUR CODE HERE`,
# delete the line `raise NotImplementedError(...)` and write a few lines of your own. Keep the names of the class and
# the functions and their arguments. The class has *two* places to fill in.
#
# `check("ConvNet")` below an exercise shows a card with the verdict and a hint. In a terminal, in the folder of this
# file, `course check` and `pytest` run the same checks; save the file first. An error that ends in `not written yet`
# or in `is not defined` comes from an exercise or a cell further up that you have not done or run.

# %% [markdown]
# ## 1. The idea
#
# The loop stays, the loss stays, the data stay. Only the model changes:
#
# | | linear layers (the last lesson) | convolutions (now) |
# |---|---|---|
# | what comes in | a list of 784 numbers | a picture of 28 rows and 28 columns |
# | what one hidden number sees | all pixels | a small window |
# | its weights | its own | the same at every place |
# | a digit moves by a pixel | another list | the same result, a pixel further |
#
# Here are the imports.

# %%
import torch
from torch import nn

# %% [markdown]
# `matplotlib` draws. `check` and `find_mnist` belong to this course.

# %%
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    from autograder import check, find_mnist

    plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#999999"

# %% [markdown]
# The data set, the batches and the progress bar come from the same libraries as in the last lesson.

# %%
if __name__ == "__main__":
    import sys
    import time
    from collections import OrderedDict

    from torch.utils.data import DataLoader
    from torchvision import datasets, transforms
    from tqdm import tqdm

# %% [markdown]
# This is the way of one batch through the network that you will build, with the shape of the data at each step.

# %%
if __name__ == "__main__":
    steps = ["images\n$(m, 1, 28, 28)$", "feature maps\n$(m, 16, 12, 12)$"]
    steps += ["feature maps\n$(m, 32, 4, 4)$", "scores\n$(m, 10)$"]
    ways = ["convolution,\nReLU, pooling", "convolution,\nReLU, pooling", "flatten,\nlinear"]
    fig, ax = plt.subplots(figsize=(9, 1.7))
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
    for i, step in enumerate(steps):
        ax.text(i, 0, step, ha="center", va="center", bbox=box)
    for i, way in enumerate(ways):
        arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2}
        ax.annotate("", (i + 0.63, 0), (i + 0.39, 0), arrowprops=arrow)
        ax.text(i + 0.5, 0.5, way, ha="center", va="bottom", color=ORANGE)
    ax.set(xlim=(-0.35, 3.25), ylim=(-0.6, 1.2))
    ax.axis("off")
    plt.show()

# %% [markdown]
# ## 2. Symbols and shapes
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $m$ | `len(labels)` | number of pictures in a batch, here 128 | a number |
# | $X$ | `X`, `images` | the pictures: one channel, 28 rows, 28 columns | $(m, 1, 28, 28)$ |
# | $y$ | `labels` | the right answers, each a digit from 0 to 9 | $(m)$, in Python `(m,)` |
# | $f$ | `kernel_size` | rows and columns of a filter, often 3 or 5 | a number |
# | $K$ | `kernel` | one filter: the weights of the window | $(f, f)$ |
# | $Z$ | | a **feature map**: what a filter gives at each place | $(h - f + 1, w - f + 1)$ |
# | $c_1$, $c_2$ | | number of channels before and after a layer | a number each |
# | $W$ | `conv.weight` | all filters of a layer | $(c_2, c_1, f, f)$ |
# | $b$ | `conv.bias` | the biases of that layer, one for each filter | $(c_2)$ |
# | $S$ | `scores` | the raw scores, one for each of ten classes | $(m, 10)$ |
# | $J$ | `loss` | how wrong we are, on average over the batch | a number |
# | $\alpha$ | `learning_rate` | how far one step goes | a number |
#
# A picture or a feature map has $h$ rows and $w$ columns. A **channel** is one layer of numbers of this form: the cats
# had three (red, green, blue), the digits have one, and a layer of 16 filters makes 16.

# %% [markdown]
# ## 3. The data
#
# The digits of the last lesson, in the same batches.

# %%
if __name__ == "__main__":
    root = find_mnist()
    train_set = datasets.MNIST(root, train=True, transform=transforms.ToTensor())
    test_set = datasets.MNIST(root, train=False, transform=transforms.ToTensor())
    train_loader = DataLoader(train_set, batch_size=128, shuffle=True)
    test_loader = DataLoader(test_set, batch_size=1000)
    images, labels = next(iter(test_loader))
    print("images:", tuple(images.shape), " labels:", tuple(labels.shape))

# %% [markdown]
# `pick_device` is given here: a GPU if there is one, else the CPU. The notebook runs on both without a change.


# %%
def pick_device():
    """Choose where to compute, as in the last lesson: cuda, else mps, else cpu."""
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    return torch.device(next(name for name, found in there.items() if found))


# %% [markdown]
# Which one is it here?

# %%
if __name__ == "__main__":
    device = pick_device()
    print("computing on:", device)

# %% [markdown]
# ## 4. A filter set by hand
#
# A **filter** is a small square of weights. Lay it on the picture, multiply each weight by the pixel below it, and add
# up: that is one number of the result. Move the filter by one pixel, and do it again, until it has been everywhere.
# This is called a **convolution**.
#
# $$Z_{ij} = \sum_{u=0}^{f-1} \sum_{v=0}^{f-1} K_{uv} \, X_{i+u, \, j+v} \qquad
# (h, w), (f, f) \;\to\; (h - f + 1, \; w - f + 1)$$
#
# A filter of 3 rows fits into a picture of 6 rows at 4 places, so the result is a little smaller than the picture. In
# torch, `nn.functional.conv2d` does it. It wants four axes: for the picture $(m, c_1, h, w)$, for the filters
# $(c_2, c_1, f, f)$. Here $m$, $c_1$ and $c_2$ are 1.

# %%
if __name__ == "__main__":

    def slide(kernel, picture):
        """One filter (f, f) over one picture (h, w): (h - f + 1, w - f + 1)."""
        return nn.functional.conv2d(picture[None, None], kernel[None, None])[0, 0]

    picture = torch.tensor([[0, 0, 0, 9, 9, 9]] * 3 + [[0, 0, 0, 0, 0, 9]] * 3).float()  # (6, 6)
    left_to_right = torch.tensor([[-1.0, 0.0, 1.0]] * 3)  # (3, 3)
    edges = slide(left_to_right, picture)
    print("picture", tuple(picture.shape), " filter", tuple(left_to_right.shape), " result", tuple(edges.shape))


# %% [markdown]
# The filter adds up what is on the right of its centre, and subtracts what is on the left. A helper draws all three
# with their numbers, as in the first lesson:

# %%
if __name__ == "__main__":

    def show_numbers(ax, values, title, frame=None):
        limit = 2 * values.abs().max()  # pale colours, to read the numbers
        ax.imshow(values, cmap="PRGn", vmin=-limit, vmax=limit)
        for row, numbers in enumerate(values.tolist()):
            for column, number in enumerate(numbers):
                ax.text(column, row, f"{number:.0f}", ha="center", va="center")
        if frame:
            row, column, size = frame
            ax.add_patch(plt.Rectangle((column - 0.5, row - 0.5), size, size, fill=False, ec=ORANGE, lw=4))
        ax.set(title=title, xticks=[], yticks=[])
        ax.spines[:].set_visible(False)


# %% [markdown]
# The orange window on the left gives the orange number on the right. Work it out with pencil and paper.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 3, figsize=(8, 3), layout="constrained", width_ratios=(6, 3, 4))
    show_numbers(axes[0], picture, "picture", frame=(1, 2, 3))
    show_numbers(axes[1], left_to_right, "filter")
    show_numbers(axes[2], edges, "result", frame=(1, 2, 1))
    plt.show()

# %% [markdown]
# Where the picture is the same on both sides, the result is 0. It is large where dark turns into bright from left to
# right. So this filter finds **vertical edges**, wherever they are. Its transpose finds horizontal ones. A filter of
# equal weights takes a mean: it blurs. Here are four filters on one digit.

# %%
if __name__ == "__main__":
    outline = torch.full((3, 3), -1.0)
    outline[1, 1] = 8.0
    filters = {"vertical edges": left_to_right, "horizontal edges": left_to_right.T}
    filters |= {"outline": outline, "blur": torch.full((5, 5), 1 / 25)}
    digit = images[0, 0]  # (28, 28)

# %% [markdown]
# Above the weights, below what comes out. Green is positive, purple is negative.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(2, 5, figsize=(9, 4), layout="constrained")
    axes[1, 0].imshow(digit, cmap="gray_r")
    axes[1, 0].set_title(f"a {labels[0]}", fontsize=11)
    for (above, below), (name, kernel) in zip(axes.T[1:], filters.items(), strict=True):
        for ax, values in ((above, kernel), (below, slide(kernel, digit))):
            limit = values.abs().max()
            ax.imshow(values, cmap="PRGn", vmin=-limit, vmax=limit)
        above.set_title(name, fontsize=11)
        below.set_title("→ " + " × ".join(str(size) for size in slide(kernel, digit).shape), fontsize=11)
    for ax in axes.flat:
        ax.axis("off")
    plt.show()

# %% [markdown]
# People have made such filters by hand for decades. The new idea is the one of this whole course: don't set the
# weights, *learn* them. (In mathematics a convolution turns the filter by half a turn first. For weights that are
# learned this makes no difference, and the name has stayed.)

# %% [markdown]
# ## 5. What sliding is good for
#
# **Few weights.** A linear layer from 784 pixels to a map of $24 \cdot 24$ numbers has a weight for each pair. A filter
# has the same weights at every place. This is called *weight sharing*:

# %%
if __name__ == "__main__":
    for layer in (nn.Linear(28 * 28, 24 * 24), nn.Conv2d(1, 1, kernel_size=5)):
        count = sum(p.numel() for p in layer.parameters())
        print(f"{type(layer).__name__:7} from 28 × 28 to 24 × 24 numbers: {count:7,} to learn")

# %% [markdown]
# **A picture may move.** Shift the digit three pixels to the right, and the feature map is shifted three pixels to the
# right. What the filter has learned at one place, it knows at all places.

# %%
if __name__ == "__main__":

    def shifted(pictures, right=0, down=0):
        """Pictures (..., 28, 28), moved; what leaves on one side is lost, zeros come in on the other."""
        return nn.functional.pad(pictures, (right, -right, down, -down))

    before = slide(left_to_right, digit)  # (26, 26)
    after = slide(left_to_right, shifted(digit, right=3))
    print("largest difference at the same place:   ", round((after - before).abs().max().item(), 4))
    print("largest difference three pixels further:", round((after[:, 3:] - before[:, :-3]).abs().max().item(), 4))


# %% [markdown]
# ## 6. Layers of filters
#
# **Many filters, many channels.** One filter finds one kind of thing, so a layer has many, and each gives a map of its
# own. In the next layer, each filter looks at *all* maps of the layer before, through a window of $f \times f$ in each
# of them:
#
# $$Z_{oij} = b_o + \sum_{c} \sum_{u} \sum_{v} W_{ocuv} \, X_{c, \, i+u, \, j+v} \qquad
# (c_1, h, w) \;\to\; (c_2, \; h - f + 1, \; w - f + 1)$$
#
# `nn.Conv2d(c_1, c_2, kernel_size=f)` is this layer, for a whole batch. After it comes a **non-linearity**, as after
# each hidden layer: without one, two convolutions could do no more than one.
#
# **Pooling.** `nn.functional.max_pool2d(Z, 2)` keeps only the largest number of each square of $2 \times 2$:
#
# $$(m, c, h, w) \;\to\; (m, c, h/2, w/2)$$
#
# It says *that* a filter has found something, and a little less exactly *where*. And the window of the next layer then
# covers twice as much of the picture.

# %%
if __name__ == "__main__":
    found = torch.tensor([[1, 0, 0, 0], [0, 7, 0, 2], [0, 0, 5, 0], [3, 0, 0, 4]]).float()  # (4, 4)
    print(found)
    print("pooled:", nn.functional.max_pool2d(found[None, None], 2)[0, 0].tolist())
    conv = nn.Conv2d(1, 16, kernel_size=5)
    print("a layer of 16 filters: weight", tuple(conv.weight.shape), " bias", tuple(conv.bias.shape))
    print("it makes of the batch:", tuple(images.shape), "→", tuple(conv(images).shape))

# %% [markdown]
# ## 7. Exercise 1: `ConvNet`
#
# Put the layers together. This network is a good size:
#
# | step | shape | to learn |
# |---|---|---|
# | the pictures | $(m, 1, 28, 28)$ | |
# | convolution, 16 filters of 5 × 5 | $(m, 16, 24, 24)$ | $16 \cdot (1 \cdot 25 + 1) = 416$ |
# | ReLU, pooling | $(m, 16, 12, 12)$ | |
# | convolution, 32 filters of 5 × 5 | $(m, 32, 8, 8)$ | $32 \cdot (16 \cdot 25 + 1) = 12832$ |
# | ReLU, pooling | $(m, 32, 4, 4)$ | |
# | flatten | $(m, 512)$ | |
# | linear | $(m, 10)$ | $10 \cdot (512 + 1) = 5130$ |
#
# Other sizes are fine too, up to 500,000 numbers to learn. What counts: convolutions that slide, something non-linear
# after a convolution, and raw scores at the end. `Z.flatten(1)` unrolls all axes but the first.


# %% nbgrader={"grade": false, "grade_id": "ConvNet", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ConvNet(nn.Module):
    """Two convolutions, each with a non-linearity and pooling, then one linear map to the scores."""

    def __init__(self, num_classes=10):
        """Make the layers.

        Arguments:
            num_classes: how many scores come out.
        """
        super().__init__()
        # 1. Two convolutions, and a linear layer that takes all that comes out of the second.
        ### BEGIN SOLUTION
        self.conv1 = nn.Conv2d(1, 16, kernel_size=5)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=5)
        self.output = nn.Linear(32 * 4 * 4, num_classes)
        ### END SOLUTION

    def forward(self, X):
        """Compute the scores.

        Arguments:
            X: (m, 1, 28, 28) tensor of floats, one picture per entry of the first axis.

        Returns:
            (m, num_classes) tensor: for each picture a raw score for each class.
        """
        # 2. Convolution, non-linearity, pooling, twice. Then flatten all but the first axis, and the linear layer.
        ### BEGIN SOLUTION
        Z1 = nn.functional.max_pool2d(torch.relu(self.conv1(X)), 2)  # (m, 16, 12, 12)
        Z2 = nn.functional.max_pool2d(torch.relu(self.conv2(Z1)), 2)  # (m, 32, 4, 4)
        return self.output(Z2.flatten(1))  # (m, num_classes)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_ConvNet", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("ConvNet")

# %% [markdown]
# ### What went wrong here? Two shapes
#
# The two most frequent errors with convolutions, on purpose:

# %%
if __name__ == "__main__":
    maps = torch.zeros(128, 32, 4, 4)
    mistakes = {"pictures as rows": (nn.Conv2d(1, 16, kernel_size=5), images.flatten(1))}
    mistakes["flatten()"] = (nn.Linear(512, 10), maps.flatten())
    for name, (layer, numbers) in mistakes.items():
        try:
            layer(numbers)
        except RuntimeError as error:
            print(f"{name}: RuntimeError:", error, end="\n\n")

# %% [markdown]
# The first one flattened the pictures, out of habit. A convolution needs rows and columns, so it wants the four axes
# $(m, c, h, w)$. The second one flattened too much: `flatten()` without the 1 makes a single row out of the whole
# batch, of $128 \cdot 512 = 65536$ numbers. Whenever torch complains about a shape, print the shapes of the step
# before.

# %% [markdown]
# ## 8. Exercise 2: `train`
#
# The loop of the last lesson. One thing is different: the pictures keep their four axes, so nothing is flattened. Start
# from your own code.


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(model, loader, num_epochs, learning_rate, device):
    """Train the model, batch by batch.

    Arguments:
        model: an nn.Module that turns pictures (m, 1, 28, 28) into raw scores (m, num_classes). It is changed.
        loader: gives batches of pictures (m, 1, 28, 28) and labels (m,); the last one may be smaller.
        num_epochs: how often to go through all batches.
        learning_rate: how far one step goes.
        device: where to compute.

    Returns:
        A list of floats: for each step the loss of its batch, before the update.
    """
    # 1. Once, before the loop: the model to the device and into training mode; then the optimizer.
    # 2. In a loop over the epochs, and in it a loop over the batches: move, forward, clear, backward, step.
    # 3. Record the loss of each step as a plain number.
    ### BEGIN SOLUTION
    model.to(device).train()  # training mode, not yet a step
    optimizer = torch.optim.Adam(model.parameters(), learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            X, y = images.to(device), labels.to(device)  # (m, 1, 28, 28), (m,)
            loss = nn.functional.cross_entropy(model(X), y)
            optimizer.zero_grad()  # torch adds to what is there
            loss.backward()
            optimizer.step()  # every parameter moves
            losses.append(loss.item())  # a number: the tensor would keep its whole record
    return losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_train", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("train")

# %% [markdown]
# A short try: one epoch. The first loss should be near $\ln 10 \approx 2.303$.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    model = ConvNet()
    losses = train(model, train_loader, 1, 0.001, device)
    print(f"{len(losses)} steps, the first loss {losses[0]:.3f}, the last one {losses[-1]:.3f}")

# %% [markdown]
# ## 9. Exercise 3: `evaluate`
#
# The same here: your `evaluate` of the last lesson, without flattening.


# %% nbgrader={"grade": false, "grade_id": "evaluate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def evaluate(model, loader, device):
    """Measure how often the model is right, without changing it.

    Arguments:
        model: an nn.Module that turns pictures (m, 1, 28, 28) into raw scores (m, num_classes).
            Its weights stay unchanged. At the end it is in training mode, or in the mode that it was in.
        loader: gives batches of pictures (m, 1, 28, 28) and labels (m,); the last one may be smaller.
        device: where to compute.

    Returns:
        The share of right answers over all pictures, a float from 0 to 1.
    """
    # 1. The model to the device and into evaluation mode.
    # 2. Without a record for gradients, in a loop over the batches: count right answers and pictures.
    # 3. The model back into training mode. Return a plain number, not a tensor.
    ### BEGIN SOLUTION
    model.to(device).eval()  # no dropout while we measure
    right, total = 0, 0
    with torch.no_grad():  # to measure is not to train
        for images, labels in loader:
            scores = model(images.to(device))  # (m, num_classes)
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_evaluate", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("evaluate")

# %% [markdown]
# The network that you trained for one epoch:

# %%
if __name__ == "__main__":
    print(f"after 1 epoch: {evaluate(model, test_loader, device):.1%}")

# %% [markdown]
# ## 10. Experiment 1: where does the time go?
#
# The `DataLoader` fetches each picture on its own: it takes it out of the data set, makes an image object of it, turns
# that into a tensor, divides by 255, and at last stacks 128 of them. In the next epoch it does all of that again. MNIST
# is small enough for another way: divide all pictures at once, put them on the device once, and cut batches out of
# one large tensor.

# %%
if __name__ == "__main__":

    class ReadyBatches:
        """Batches that lie on the device already. With shuffle, each pass has a new random order."""

        def __init__(self, data_set, batch_size, shuffle=False):
            self.images = data_set.data.to(device).unsqueeze(1) / 255  # (all, 1, 28, 28)
            self.labels = data_set.targets.to(device)
            self.batch_size, self.shuffle = batch_size, shuffle

        def __iter__(self):
            count = len(self.labels)
            order = torch.randperm(count) if self.shuffle else torch.arange(count)
            for places in order.to(device).split(self.batch_size):
                yield self.images[places], self.labels[places]


# %% [markdown]
# Your `train` takes it as it is: it only needs something that it can walk through again and again. We measure one pass
# over all batches without doing anything with them, and one epoch of training.

# %%
if __name__ == "__main__":

    def seconds_of(function, *arguments):
        started = time.perf_counter()
        function(*arguments)
        return time.perf_counter() - started

    ready_train, ready_test = ReadyBatches(train_set, 128, shuffle=True), ReadyBatches(test_set, 1000)
    found = {}
    for name, loader in (("DataLoader", train_loader), ("ready batches", ready_train)):
        found[name] = (seconds_of(list, loader), seconds_of(train, ConvNet(), loader, 1, 0.001, device))
        print(f"{name:13} batches alone {found[name][0]:.3f} s, epoch of training {found[name][1]:.2f} s")
    alone, epoch = (a / b for a, b in zip(*found.values(), strict=True))
    print(f"the DataLoader needs {alone:.0f} times as long for the batches, {epoch:.1f} times for the epoch")

# %% [markdown]
# The batches alone differ by a large factor. What is left of it in an epoch depends on the rest of the work: the faster
# the device computes, the more of its time it spends waiting for pictures. A `DataLoader` is still the right tool
# where the pictures don't fit into memory, or are changed at random each time. From here on we use the ready batches.

# %% [markdown]
# ## 11. Experiment 2: against the network of the last lesson
#
# The two hidden layers of 256 and 64 again, in short form. Flattening is its first layer, so the same `train` and
# `evaluate` fit both networks.

# %%
if __name__ == "__main__":

    def make_linear():
        layers = OrderedDict(flatten=nn.Flatten(), linear1=nn.Linear(28 * 28, 256), relu1=nn.ReLU())
        layers |= OrderedDict(linear2=nn.Linear(256, 64), relu2=nn.ReLU(), linear3=nn.Linear(64, 10))
        return nn.Sequential(layers)

    def train_and_watch(model, num_epochs):
        found = []
        for _ in range(num_epochs):
            train(model, ready_train, 1, 0.001, device)
            found.append(evaluate(model, ready_test, device))
        return found


# %% [markdown]
# Three seeds each, five epochs, the same optimizer and learning rate. This is the longest cell: it may take a minute or
# two on a CPU.

# %%
if __name__ == "__main__":
    kinds = {"linear layers": make_linear, "convolutions": ConvNet}
    curves, models = {name: [] for name in kinds}, {}
    runs = [(name, seed) for name in kinds for seed in (0, 1, 2)]
    for name, seed in tqdm(runs, desc="runs", file=sys.stdout, ncols=80):
        torch.manual_seed(seed)
        models[name] = kinds[name]()  # the last one stays, for later experiments
        curves[name].append(train_and_watch(models[name], 5))
    for name, found in curves.items():
        print(f"{name:14} test set at the end:", ", ".join(f"{curve[-1]:.1%}" for curve in found))

# %% [markdown]
# The accuracy on the test set after each epoch, one line per seed:

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(6, 3.6), layout="constrained")
    for (name, found), color, dashes in zip(curves.items(), (ORANGE, BLUE), ("--", "-"), strict=True):
        for seed, curve in enumerate(found):
            label = name if seed == 0 else None
            ax.plot(range(1, 6), curve, dashes, color=color, marker="o", linewidth=1.5, label=label)
    ax.set(xlabel="epoch", xticks=range(1, 6), ylabel="test accuracy", ylim=(0.8, 1))
    ax.legend(frameon=False, loc="lower right")
    plt.show()

# %% [markdown]
# In the cat lesson the seed changed the result more than the hidden layers did. Here, after the first epochs, the lines
# of each kind run close together and away from those of the other kind. With thousands of pictures to learn from and
# thousands to test with, the difference is no luck. (Convolutions take more time, though: fewer weights, but each of
# them is used at hundreds of places.)

# %% [markdown]
# ## 12. Experiment 3: how much has each of them to learn?
#
# More weights, more knowledge? Count them, layer by layer.

# %%
if __name__ == "__main__":

    def numbers_to_learn(model):
        counts = {}
        for name, p in model.named_parameters():
            layer = name.rpartition(".")[0] or name
            counts[layer] = counts.get(layer, 0) + p.numel()
        return counts

    for name, model in models.items():
        counts = numbers_to_learn(model)
        print(f"{name}: {sum(counts.values()):,} =", " + ".join(f"{count:,}" for count in counts.values()))


# %% [markdown]
# The same as bars:

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(9, 2.8), layout="constrained")
    for (name, model), color in zip(models.items(), (ORANGE, BLUE), strict=True):
        counts = numbers_to_learn(model)
        bars = ax.barh([f"{name}: {layer}" for layer in counts], list(counts.values()), color=color)
        ax.bar_label(bars, [f"{count:,}" for count in counts.values()], padding=4, fontsize=10)
    ax.set(xlabel="numbers to learn")
    ax.margins(x=0.12)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.invert_yaxis()
    plt.show()

# %% [markdown]
# The first linear layer alone has 200,960. It must learn for every place on its own what a piece of a stroke looks
# like. The filters learn it once. A network does not get better by having more weights, but by having them where they
# help.

# %% [markdown]
# ## 13. Experiment 4: digits that move
#
# MNIST's digits all sit in the middle. What if they don't? Both networks stay as they are. Only the test pictures
# move, a few pixels in each of the four directions. (To save time, the first 2000 of them.)

# %%
if __name__ == "__main__":
    pictures, answers = ready_test.images[:2000], ready_test.labels[:2000]
    distances = range(7)
    moved = {name: [] for name in models}
    for d in tqdm(distances, desc="pixels", file=sys.stdout, ncols=80):
        ways = ((d, 0), (-d, 0), (0, d), (0, -d))
        for name, model in models.items():
            right = [evaluate(model, [(shifted(pictures, *way), answers)], device) for way in ways]
            moved[name].append(sum(right) / len(right))

# %% [markdown]
# To see what happens, we look for a digit that only the convolutions still read when it has moved by three pixels.

# %%
if __name__ == "__main__":

    def answers_of(model, d):
        model.eval()
        with torch.no_grad():
            return model(shifted(pictures, right=d)).argmax(dim=1)  # (2000,)

    linear, convolutions = models.values()
    lost = (answers_of(linear, 0) == answers) & (answers_of(linear, 3) != answers)
    chosen = (lost & (answers_of(convolutions, 3) == answers)).int().argmax().item()
    print("test picture", chosen)


# %% [markdown]
# This digit on its way to the right. Above it stand the answers of both networks: L is the one with linear layers, C
# the one with convolutions.

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 7, figsize=(9, 1.7), layout="constrained")
    for ax, d in zip(axes, distances, strict=True):
        says = [answers_of(model, d)[chosen].item() for model in (linear, convolutions)]
        ax.imshow(shifted(pictures[chosen, 0], right=d).cpu(), cmap="gray_r")
        ax.set_title(f"L: {says[0]}  C: {says[1]}", fontsize=11)
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
    plt.show()

# %% [markdown]
# And the accuracy over the distance:

# %%
if __name__ == "__main__":
    fig, ax = plt.subplots(figsize=(6, 3.4), layout="constrained")
    for (name, found), color, dashes in zip(moved.items(), (ORANGE, BLUE), ("--", "-"), strict=True):
        ax.plot(distances, found, dashes, color=color, marker="o", label=name)
    ax.axhline(0.1, color=GREY, linestyle=":")
    ax.set(xlabel="pixels away from the middle", ylabel="accuracy", ylim=(0, 1))
    ax.legend(frameon=False)
    plt.show()

# %% [markdown]
# A person hardly notices that these digits moved. Both networks do, but the one with convolutions bears it much better.
# Its feature maps simply move along with the digit, and pooling forgives a pixel. So why does it fall at all? Because
# of its last layer: that is linear, with a weight for each of the $4 \cdot 4$ places of each map, and in training the
# digits were always in the middle. A network can't know what its pictures never showed. (The first exercise of *If you
# want more* shows it.)

# %% [markdown]
# ## 14. Experiment 5: what did it learn?
#
# The filters of the first layer are small pictures, and what each of them finds in a digit is a picture too. The first
# and the third row show filters. Below each one is its feature map of the digit of section 4, after the ReLU. (The code
# looks for weights of the shape $(c_2, c_1, f, f)$, as `nn.Conv2d` has them. If you wrote a convolution by hand in
# another form, put your own weights there.)

# %%
if __name__ == "__main__":
    kernels = next(p for p in models["convolutions"].parameters() if p.ndim == 4).detach().cpu()  # (16, 1, 5, 5)
    maps = torch.relu(nn.functional.conv2d(digit[None, None], kernels[:, :1]))[0]  # (16, 24, 24)
    limit = kernels.abs().max()
    fig, axes = plt.subplots(4, 8, figsize=(9, 4.8), layout="constrained")
    places = [(row, column) for row in (0, 2) for column in range(8)]
    for (row, column), kernel, found in zip(places, kernels[:, 0], maps, strict=False):
        axes[row, column].imshow(kernel, cmap="PRGn", vmin=-limit, vmax=limit)
        axes[row + 1, column].imshow(found, cmap="gray_r", vmin=0, vmax=maps.max())
    for ax in axes.flat:
        ax.axis("off")
    plt.show()

# %% [markdown]
# Nobody told the network to look for edges. Still you will find filters that are green on one side and purple on the
# other, and maps that show only the upper or only the left border of the strokes. Others have kept the whole digit. The
# filters are not as tidy as those set by hand: they began as random numbers, and after a few epochs much of that grain
# is still there.

# %% [markdown]
# ## 15. Experiment 6: what went wrong here? Pixels in another order
#
# A program stored the pixels of its pictures in a wrong order, the same one for all pictures. Nobody noticed it: the
# network with linear layers was as good as ever. Then somebody put in convolutions.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    order = torch.randperm(28 * 28).to(device)
    mixed_train, mixed_test = ReadyBatches(train_set, 128, shuffle=True), ReadyBatches(test_set, 1000)
    for mixed in (mixed_train, mixed_test):
        mixed.images = mixed.images.flatten(1)[:, order].reshape(-1, 1, 28, 28)
    mistakes = {}
    for name, make in kinds.items():
        torch.manual_seed(0)
        model = make()
        train(model, mixed_train, 5, 0.001, device)
        right, other = curves[name][0][-1], evaluate(model, mixed_test, device)
        mistakes[name] = [100 * (1 - right), 100 * (1 - other)]
        print(f"{name:14} test set, right order {right:.1%}, other order {other:.1%}")

# %% [markdown]
# The same digit in both orders, and the mistakes in 100 pictures:

# %%
if __name__ == "__main__":
    fig, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained", width_ratios=(2, 2, 3))
    views = {"right order": ready_test.images[0, 0], "other order": mixed_test.images[0, 0]}
    for ax, (name, view) in zip(axes, views.items(), strict=False):
        ax.imshow(view.cpu(), cmap="gray_r")
        ax.set_title(name)
        ax.axis("off")
    for shift, (name, counts), color in zip((-0.2, 0.2), mistakes.items(), (ORANGE, BLUE), strict=True):
        bars = axes[2].bar([shift, 1 + shift], counts, 0.38, color=color, label=name)
        axes[2].bar_label(bars, fmt="{:.1f}", fontsize=10)
    axes[2].set(ylabel="mistakes in 100", xticks=(0, 1), xticklabels=list(views))
    axes[2].legend(frameon=False, fontsize=10, loc="upper left")
    axes[2].set_ylim(0, 20)
    plt.show()

# %% [markdown]
# To linear layers the order means nothing. Each hidden number has a weight for every pixel, so another order is just
# another numbering. (The small difference comes from the random start.) To a filter the order is everything. Its window
# now holds pixels from all over the picture: no edge, no stroke, nothing that could look the same at another place.
#
# So convolutions are not simply better. They take for granted that neighbours belong together, and that a thing looks
# the same wherever it is. For pictures that is true, and it saves the network from having to learn it. The mistake in
# the program had been there from the beginning. Looking at one picture would have shown it.

# %% [markdown]
# ### Written question
#
# A bank wants to sort its customers by ten numbers each: age, income, number of accounts, and so on. Somebody suggests
# a network with convolutions along these ten numbers, "because convolutions are better than linear layers".
#
# What do you answer? Say what a convolution takes for granted about its input, which of your results of this lesson
# show that this helps with digits, and which one shows what happens where it is not true. Write 3 to 5 sentences in the
# cell below.

# %% [markdown] nbgrader={"grade": true, "grade_id": "written_convolution", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# I would advise against it. A convolution takes two things for granted: numbers that are neighbours belong together,
# and the same pattern means the same at every place. For digits both are true: with a twelfth of the weights the
# network made far fewer mistakes than the linear layers, for each of three seeds (experiments 2 and 3), and it bears a
# shift by one or two pixels much better (experiment 4). The ten numbers of a customer could stand in any order, and a
# filter that fits "age, income" means nothing on "income, accounts"; this is the case of the mixed pixels in experiment
# 6, where the convolutions fell behind the linear layers, which lost nothing. For such a table I would begin with the
# best constant answer and one linear layer, and then try hidden layers.

# %% [markdown]
# ## If you want more
#
# - **Digits that move, in training too.** Write batches that shift each picture at random by up to four pixels
#   (`shifted`), train with them, and repeat experiment 4.
# - **How small can it be?** Halve the number of filters, again and again. With how few does the network still beat the
#   linear layers?
# - **Without bends.** Take out both ReLUs. Is it still more than one linear map? (Look at the pooling.) Then replace
#   `max_pool2d` by `avg_pool2d`, and compare again.
# - **The cats, at last.** Build a network of convolutions for the pictures of the cat lessons: three channels, 64 by 64
#   pixels, two answers. Train it with three seeds, and compare honestly.

# %% [markdown]
# ## Sources
#
# Filters that slide and pooling: K. Fukushima, *Neocognitron*, Biological Cybernetics 36, 1980. Learned filters: Y.
# LeCun and others, *Backpropagation Applied to Handwritten Zip Code Recognition*, Neural Computation 1, 1989; and the
# paper of the last lesson, which also describes MNIST. Convolution and pooling as prior knowledge: I. Goodfellow, Y.
# Bengio, A. Courville, *Deep Learning*, chapter 9. To play with in a browser: *CNN Explainer*,
# https://poloclub.github.io/cnn-explainer/. The course's lecture left this network as a task to take home.
