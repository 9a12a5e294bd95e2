# %% [markdown]
# # Handwritten digits
#
# Two answers were enough for the cats. Now there are ten: which digit did somebody write? And instead of 209 pictures
# you have thousands. The network stays nearly the same. New is its last layer, new is the loss, and the pictures now
# come in small batches, on a graphics card if there is one.
#
# **After this lesson you can**
#
# - load a data set with torchvision, and let a `DataLoader` cut it into batches;
# - write a network with ten answers, and say why it ends with raw scores;
# - train batch by batch, on a CPU or a GPU, without changing a line;
# - measure a network honestly: against simple baselines, on pictures that played no part in any choice;
# - find out *which* mistakes it makes.
#
# **Time:** about two to three hours.
#
# | given | yours |
# |---|---|
# | the text, the pictures, the experiments | `pick_device`: CPU or GPU |
# | the data, in batches | `NeuralNet`: from pixels to ten scores |
# | the checks | `train`: the loop, batch by batch |
# | | `evaluate`: how often is it right? |
# | | one written answer, near the end |

# %% [markdown]
# ## How to work here
#
# As in the lessons before: run the cells from top to bottom with *Shift + Enter*. Where it says `# YOUR CODE HERE`,
# delete the line `raise NotImplementedError(...)` and write a few lines of your own. Keep the names of the class and
# the functions and their arguments. The class has *two* places to fill in.
#
# `check("train")` below an exercise shows a card with the verdict and a hint. In a terminal, in the folder of this
# file, `course check` and `pytest` run the same checks; save the file first. An error that ends in `not written yet`
# or in `is not defined` comes from an exercise or a cell further up that you have not done or run.

# %% [markdown]
# ## 1. The idea
#
# The loop is still the old one: predict, measure the loss, compute the gradients, take a step. This is what changes:
#
# | | cats | digits |
# |---|---|---|
# | possible answers | 2 | 10 |
# | what comes out | one probability | ten **scores** |
# | last step of the model | sigmoid | nothing |
# | loss | binary cross-entropy | cross-entropy of ten classes |
# | the answer | 1 if above 0.5 | the digit with the highest score |
# | examples per step | all 209 | a **batch** of 128 |
# | where | on the CPU | on the GPU, if there is one |
#
# These are the imports.

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
# `torchvision` is torch's library for pictures. It knows the famous data sets. `tqdm` draws a progress bar for a loop
# that takes a while.

# %%
if __name__ == "__main__":
    import sys
    import time

    from torch.utils.data import DataLoader, Subset
    from torchvision import datasets, transforms
    from tqdm import tqdm

# %% [markdown]
# This is the way of one batch through the network, with the shape of the data at each step.

# %%
if __name__ == "__main__":
    steps = ["images\n$(m, 1, 28, 28)$", "$X$\n$(m, 784)$", "hidden 1\n$(m, 256)$"]
    steps += ["hidden 2\n$(m, 64)$", "scores\n$(m, 10)$"]
    ways = ["flatten", "linear,\nReLU", "linear,\nReLU", "linear"]
    fig, ax = plt.subplots(figsize=(9, 1.7))
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": BLUE, "linewidth": 2}
    for i, step in enumerate(steps):
        ax.text(i, 0, step, ha="center", va="center", bbox=box)
    for i, way in enumerate(ways):
        arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2}
        ax.annotate("", (i + 0.65, 0), (i + 0.46, 0), arrowprops=arrow)
        ax.text(i + 0.54, 0.5, way, ha="center", va="bottom", color=ORANGE)
    ax.set(xlim=(-0.5, 4.5), ylim=(-0.6, 1.2))
    ax.axis("off")
    plt.show()

# %% [markdown]
# ## 2. Symbols and shapes
#
# | symbol | in code | meaning | shape |
# |---|---|---|---|
# | $m$ | `len(labels)` | number of pictures in a batch, here 128 | a number |
# | | `images` | the pictures of a batch: one channel, 28 rows, 28 columns | $(m, 1, 28, 28)$ |
# | $n$ | `input_size` | numbers per picture, here $28 \cdot 28 = 784$ | a number |
# | $X$ | `X` | the pictures as rows of numbers, **one per row** | $(m, n)$ |
# | $y$ | `labels` | the right answers, each a digit from 0 to 9 | $(m)$, in Python `(m,)` |
# | $k$ | `num_classes` | number of possible answers, here 10 | a number |
# | $h_1$, $h_2$ | `hidden1_size`, `hidden2_size` | numbers per picture in the hidden layers | a number each |
# | $S$ | `scores` | the raw scores, one for each class | $(m, k)$ |
# | $P$ | | the probabilities: the softmax of each row of $S$ | $(m, k)$ |
# | $J$ | `loss` | how wrong we are, on average over the batch | a number |
# | $\alpha$ | `learning_rate` | how far one step goes | a number |
#
# A **step** is one update of the weights, made with one batch. An **epoch** is one pass over all training pictures,
# so an epoch now has many steps.

# %% [markdown]
# ## 3. The data
#
# MNIST is perhaps the most used data set of all: digits that officials and school pupils wrote by hand, as grey
# pictures of 28 by 28 pixels. `find_mnist` says in one line which part of it was found on this computer, and returns
# its folder. torchvision reads it from there. `ToTensor()` turns each picture into floats from 0 to 1. (If you have the
# full MNIST with its 60,000 training pictures, the training below takes six times as long, and ends with fewer
# mistakes.)

# %%
if __name__ == "__main__":
    root = find_mnist()
    train_set = datasets.MNIST(root, train=True, transform=transforms.ToTensor())
    test_set = datasets.MNIST(root, train=False, transform=transforms.ToTensor())
    image, label = train_set[0]
    print(f"{len(train_set)} pictures to learn from, {len(test_set)} to test with")
    print("picture 0:", tuple(image.shape), image.dtype, "from", image.min().item(), "to", image.max().item())
    print("its label:", label)

# %% [markdown]
# A data set is a list of pairs, a picture and its label. The first number of the shape counts the **channels**. A
# pixel of the cats had three numbers, for red, green and blue. A grey picture has one.
#
# A `DataLoader` cuts the list into batches. The training pictures come in a new random order in each epoch
# (`shuffle=True`); experiment 4 shows why. For the test pictures the order makes no difference.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    train_loader = DataLoader(train_set, batch_size=128, shuffle=True)
    test_loader = DataLoader(test_set, batch_size=1000)
    sizes = [len(labels) for _, labels in train_loader]
    print(f"{len(train_loader)} batches in an epoch, of {sizes[0]} pictures, the last of {sizes[-1]}")
    images, labels = next(iter(train_loader))
    print("images:", tuple(images.shape), " labels:", tuple(labels.shape), labels.dtype)

# %% [markdown]
# Look at the data before you compute with it. Here is the small helper of the first cat lesson again, for grey
# pictures.

# %%
if __name__ == "__main__":

    def show_pictures(pictures, titles, columns=12):
        rows = -(-len(pictures) // columns)  # rounded up
        _, axes = plt.subplots(rows, columns, figsize=(9, 1.15 * rows), squeeze=False, layout="constrained")
        for ax in axes.flat:
            ax.axis("off")
        for ax, picture, title in zip(axes.flat, pictures, titles, strict=False):
            ax.imshow(picture.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
            ax.set_title(title, fontsize=11)
        plt.show()


# %% [markdown]
# The first 36 pictures of a batch, dark on light, with their labels. Would you have read all of them right?

# %%
if __name__ == "__main__":
    show_pictures(images[:36], labels[:36].tolist())

# %% [markdown]
# ## 4. A classifier that never looks
#
# As always, the **constant answer** first: say the most frequent digit of the training set, whatever the picture shows.

# %%
if __name__ == "__main__":
    counts = train_set.targets.bincount()  # (10,)
    print("training pictures of each digit:", dict(enumerate(counts.tolist())))
    common = counts.argmax().item()
    constant = (test_set.targets == common).float().mean().item()
    print(f"test set, always {common}: {constant:.1%}")

# %% [markdown]
# With ten classes of about the same size it is right about once in ten times. That is easy to beat, perhaps too easy.
# In experiment 1 a better baseline joins it.

# %% [markdown]
# ## 5. Exercise 1: `pick_device`
#
# A graphics card (**GPU**) computes thousands of products at the same time. torch can use it. `x.to(device)` gives the
# tensor `x` on that device; `model.to(device)` moves a model, with all of its weights. There is one rule: *whatever
# meets in one computation must lie on the same device*. So the model moves once, and each batch moves when its turn
# comes.
#
# | name | what it is | is it there? |
# |---|---|---|
# | `"cuda"` | a GPU by NVIDIA | `torch.cuda.is_available()` |
# | `"mps"` | the GPU of an Apple computer | `torch.backends.mps.is_available()` |
# | `"cpu"` | the computer's main processor | always |
#
# Write a function that takes the first one that is there. All later cells ask for `device`, and none of them knows
# which one it is.


# %%
def pick_device():
    """Choose where to compute: a GPU if this computer has one.

    Returns:
        A torch.device: cuda, else mps, else cpu.
    """
    # 1. Ask for cuda first, then for mps.
    # 2. `torch.device("cpu")` makes a device out of its name.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("pick_device")

# %% [markdown]
# Which one is it here?

# %%
if __name__ == "__main__":
    device = pick_device()
    print("computing on:", device)
    print("a tensor there:", torch.zeros(2, 3).to(device).device)

# %% [markdown]
# ## 6. Exercise 2: `NeuralNet`
#
# Two hidden layers, as in `CatClassifier`. Only the end is new: ten sums instead of one, and nothing after them.
#
# $$A_1 = g(X W_1^T + b_1) \quad (m, h_1) \qquad A_2 = g(A_1 W_2^T + b_2) \quad (m, h_2) \qquad
# S = A_2 W_3^T + b_3 \quad (m, k)$$
#
# The non-linearity $g$ is the ReLU again, `torch.relu`, or another one. The **scores** $S$ are *raw*: any size, any
# sign. No sigmoid, no softmax, and no ReLU after the last layer. The next section says where the probabilities come
# from.


# %%
class NeuralNet(nn.Module):
    """A network with two hidden layers and a raw score for each class."""

    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        """Make the layers.

        Arguments:
            input_size: how many numbers one example has.
            num_classes: how many scores come out.
            hidden1_size, hidden2_size: how many numbers come out of the first and the second hidden layer.
        """
        super().__init__()
        # 1. Three linear layers. What comes out of one goes into the next.
        # YOUR CODE HERE
        raise NotImplementedError("not written yet")

    def forward(self, X):
        """Compute the scores.

        Arguments:
            X: (m, input_size) tensor of floats, one example per row.

        Returns:
            (m, num_classes) tensor: for each example a raw score for each class, of any size and sign.
        """
        # 2. Layer, non-linearity, layer, non-linearity, layer.
        # YOUR CODE HERE
        raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("NeuralNet")

# %% [markdown]
# The network of this lesson has hidden layers of 256 and 64. The helper makes one from a seed. Look at the scores of an
# untrained one for the first picture of the batch, and count what it has to learn.

# %%
if __name__ == "__main__":

    def new_network(seed=0):
        torch.manual_seed(seed)
        return NeuralNet(28 * 28, 10, hidden1_size=256, hidden2_size=64)

    model = new_network()
    scores = model(images.flatten(1)).detach()  # (m, 10)
    print("scores:", [round(score, 2) for score in scores[0].tolist()], " shape", tuple(scores.shape))
    print(f"{sum(p.numel() for p in model.parameters()):,} numbers to learn")

# %% [markdown]
# ## 7. From scores to a loss
#
# You wrote the **softmax** in the first lesson. Here it works on each row of the scores, and gives each picture ten
# probabilities with the sum 1:
#
# $$p_{ij} = \frac{e^{s_{ij}}}{\sum_{c=0}^{9} e^{s_{ic}}} \qquad (m, k) \to (m, k)$$
#
# The **cross-entropy** looks at one of the ten only: the probability of the right answer $y_i$. Its negative logarithm
# is 0 for a probability of 1, and large for a small one. The loss is the mean over the batch:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \ln p_{i, y_i} \qquad (m, k), (m) \;\to\; \text{a number}$$
#
# `nn.functional.cross_entropy(scores, labels)` does it all: softmax, logarithm and mean, in a way that is safe for
# large scores too. It wants raw scores and whole numbers as labels. The same by hand:

# %%
if __name__ == "__main__":
    P = torch.softmax(scores, dim=1)  # (m, 10)
    print("probabilities of picture 0:", [round(p, 2) for p in P[0].tolist()], " sum", round(P[0].sum().item(), 4))
    of_right_answer = P[range(len(labels)), labels]  # (m,)
    print(f"by hand:       {-of_right_answer.log().mean().item():.4f}")
    print(f"cross_entropy: {nn.functional.cross_entropy(scores, labels).item():.4f}")
    print(f"ln 10:         {torch.log(torch.tensor(10.0)).item():.4f}")

# %% [markdown]
# An untrained network gives each digit a probability near 0.1, so its loss is near $-\ln 0.1 = \ln 10 \approx 2.303$.
# Look for that number whenever you begin to train. For an *answer* nobody needs the softmax: the highest score has the
# highest probability.

# %% [markdown]
# ## 8. Exercise 3: `train`
#
# One step needs a gradient. How many pictures should it be computed from? There are three choices:
#
# | | pictures per step | steps in an epoch of 8000 pictures |
# |---|---|---|
# | full batch, as with the cats | all | 1 |
# | **mini-batch** | some, here 128 | 63 |
# | one at a time, *stochastic* in the strict sense | 1 | 8000 |
#
# A mini-batch is the usual choice. The gradient of 128 pictures is only an estimate of the gradient of all, but a good
# one, and it costs a small part of the work. So there are many steps for the price of one.
#
# In each epoch, for each batch that the loader gives, five things happen:
#
# | | in code | what it does |
# |---|---|---|
# | move | `.to(device)`, `.flatten(1)` | pictures and labels to the device; the pictures become rows of $X$ |
# | forward | `model(X)`, then the loss | scores, and how wrong they are |
# | clear | `optimizer.zero_grad()` | removes the old gradients |
# | backward | `loss.backward()` | computes the gradients. Nothing moves yet |
# | step | `optimizer.step()` | moves every parameter |
#
# `flatten(1)` unrolls each picture and keeps the axis of the examples: $(m, 1, 28, 28) \to (m, 784)$. The last batch
# may be smaller, so don't write 128 anywhere.
#
# For the optimizer, `torch.optim.Adam(model.parameters(), lr=learning_rate)` is a good start. It fits the length of
# the step to each parameter. With `SGD` the loop is the same, but it needs a learning rate near 0.1 here, a hundred
# times as large as Adam's.
#
# `model.train()` says that training begins. Section 9 explains what that is good for.


# %%
def train(model, loader, num_epochs, learning_rate, device):
    """Train the model, batch by batch.

    Arguments:
        model: an nn.Module that turns rows of numbers (m, 784) into raw scores (m, num_classes). It is changed.
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
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("train")

# %% [markdown]
# A short try: one epoch. The first loss should be near 2.303.

# %%
if __name__ == "__main__":
    model = new_network()
    losses = train(model, train_loader, 1, 0.001, device)
    print(f"{len(losses)} steps, the first loss {losses[0]:.3f}, the last one {losses[-1]:.3f}")

# %% [markdown]
# ## 9. Exercise 4: `evaluate`
#
# The accuracy again: the share of right answers, now over all batches of a loader. `scores.argmax(dim=1)` gives for
# each row the place of its highest score, and that is the digit.
#
# $$\hat{y}_i = \operatorname{argmax}_j \, s_{ij} \qquad (m, k) \to (m)$$
#
# Count right answers and pictures, and divide once, at the end. (The mean of the batches' accuracies is something
# else: the few pictures of a small last batch would count more than the others.)
#
# Some layers behave differently in training, and a model has a switch for it: `model.train()` and `model.eval()`. One
# of those layers is *dropout*. In training it sets a random part of its numbers to 0, and makes the others larger, so
# that the layers behind it can't rely on a single one:

# %%
if __name__ == "__main__":
    dropout = nn.Dropout(0.5)
    ones = torch.ones(8)
    for mode in ("training", "training", "evaluation"):
        dropout.train(mode == "training")
        print(f"{mode:10}", dropout(ones).tolist())

# %% [markdown]
# What if you forget the switch? Then a network with dropout is measured with half of its numbers missing, and gives
# another accuracy each time you ask. `NeuralNet` has no such layer, but `evaluate` should be right for every model. So
# switch to evaluation, and back to training at the end. As in the cat lesson, nothing is recorded for gradients inside
# `with torch.no_grad():`.


# %%
def evaluate(model, loader, device):
    """Measure how often the model is right, without changing it.

    Arguments:
        model: an nn.Module that turns rows of numbers (m, 784) into raw scores (m, num_classes).
            Its weights stay unchanged. At the end it is in training mode, or in the mode that it was in.
        loader: gives batches of pictures (m, 1, 28, 28) and labels (m,); the last one may be smaller.
        device: where to compute.

    Returns:
        The share of right answers over all pictures, a float from 0 to 1.
    """
    # 1. The model to the device and into evaluation mode.
    # 2. Without a record for gradients, in a loop over the batches: count right answers and pictures.
    # 3. The model back into training mode. Return a plain number, not a tensor.
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("evaluate")

# %% [markdown]
# The network that you trained for one epoch, beside an untrained one:

# %%
if __name__ == "__main__":
    print(f"untrained:     {evaluate(new_network(), test_loader, device):.1%}")
    print(f"after 1 epoch: {evaluate(model, test_loader, device):.1%}")

# %% [markdown]
# ## 10. Experiment 1: does it learn?
#
# Five epochs. After each one we measure the accuracy on both sets. (The helper calls `train` for one epoch at a time.
# Each call makes a new optimizer, which then has to find its step lengths again. Here that makes little difference.)

# %%
if __name__ == "__main__":

    def train_and_watch(model, num_epochs, learning_rate=0.001):
        losses, on_train, on_test = [], [], []
        epochs = tqdm(range(num_epochs), desc="epochs", file=sys.stdout, ncols=80)
        for _ in epochs:
            losses += train(model, train_loader, 1, learning_rate, device)
            on_train.append(evaluate(model, train_loader, device))
            on_test.append(evaluate(model, test_loader, device))
            epochs.set_postfix_str(f"test set {on_test[-1]:.1%}", refresh=False)
        return losses, on_train, on_test


# %% [markdown]
# Beside the network, a second baseline: **one linear layer**, from the 784 pixels straight to the ten scores. It is
# the model of the cat lessons, for ten classes. Your `train` and `evaluate` take it as it is. The bar is drawn to
# `sys.stdout`, where printed text goes.

# %%
if __name__ == "__main__":
    print("network:")
    network = new_network()
    network_run = train_and_watch(network, 5)
    print("one linear layer:")
    torch.manual_seed(0)
    linear_run = train_and_watch(nn.Linear(28 * 28, 10), 5)

# %% [markdown]
# All three in numbers. Beside the right answers stand the mistakes: near 100 % they are easier to compare.

# %%
if __name__ == "__main__":
    results = {"always the same": constant, "one linear layer": linear_run[2][-1], "network": network_run[2][-1]}
    for name, right in results.items():
        print(f"{name:17} test set {right:6.1%}, {100 * (1 - right):4.1f} mistakes in 100 pictures")

# %% [markdown]
# The loss of each step on the left, with the mean of each epoch as a dot. On the right the accuracy after each epoch.

# %%
if __name__ == "__main__":
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    per_epoch = len(train_loader)
    runs = (("network", BLUE, network_run), ("linear", ORANGE, linear_run))
    for name, color, (losses, on_train, on_test) in runs:
        left.plot([i / per_epoch for i in range(len(losses))], losses, color=color, linewidth=0.7, alpha=0.5)
        means = [sum(losses[i : i + per_epoch]) / per_epoch for i in range(0, len(losses), per_epoch)]
        left.plot([i + 0.5 for i in range(5)], means, "o-", color=color, label=name)
        right.plot(range(1, 6), on_train, "o:", color=color, label=f"{name}, training set")
        right.plot(range(1, 6), on_test, "o-", color=color, label=f"{name}, test set")
    left.set(title="loss", xlabel="epoch", ylim=(0, 2.4))
    right.set(title="accuracy", xlabel="epoch", xticks=range(1, 6), ylim=(0.7, 1))
    left.legend(frameon=False)
    right.legend(frameon=False, fontsize=10, loc="lower right")
    plt.show()

# %% [markdown]
# The loss jumps up and down, because each step looks at other pictures. Draw your conclusions from the means. The
# network knows its training pictures a little better than the others: some overfitting, far less than with the cats.
#
# The constant answer was no real opponent. One linear layer is: without any hidden layer it reads about nine digits
# of ten. So the hidden layers are worth a few per cent. Seen from the other side, they save about a third of the
# mistakes, or more if you have the full MNIST. That is the honest way to say what they bring.

# %% [markdown]
# ## 11. Experiment 2: what went wrong here? One sigmoid too many
#
# In the cat lesson the model ended with a sigmoid. A program for the digits kept that habit: its ten scores went
# through a sigmoid first, and from there into `cross_entropy`. There was no error, and the accuracy was good. Here is
# the same network twice, from the same seed, with and without it.

# %%
if __name__ == "__main__":
    with_sigmoid = nn.Sequential(new_network(), nn.Sigmoid())
    sigmoid_losses = train(with_sigmoid, train_loader, 5, 0.001, device)
    both = {"raw scores": (network_run[0], network), "sigmoid": (sigmoid_losses, with_sigmoid)}
    for name, (losses, model) in both.items():
        last = sum(losses[-len(train_loader) :]) / len(train_loader)
        right = evaluate(model, test_loader, device)
        print(f"{name:11} loss in the last epoch {last:.3f}, test set {right:.1%}")

# %% [markdown]
# Why does the loss stop so early? Take the best that the sigmoid can do: 1 for the right digit and 0 for the nine
# others. Then the softmax makes of it
#
# $$p = \frac{e^1}{e^1 + 9 e^0} = 0.232 \qquad\qquad -\ln p = \ln \Big(1 + \frac{9}{e}\Big) = 1.461$$
#
# No training in the world gets below that. For the picture we also want the probabilities of both networks. This helper
# computes them for all test pictures, as the softmax of the scores.

# %%
if __name__ == "__main__":
    X_test = torch.stack([image for image, _ in test_set]).flatten(1)  # (m, 784)
    y_test = test_set.targets  # (m,)

    def probabilities_of(model):
        model.eval()
        with torch.no_grad():
            return torch.softmax(model(X_test.to(device)), dim=1).cpu()  # (m, 10)


# %% [markdown]
# On the left both losses, with 1.461 as a dotted line. On the right the probabilities of both networks for the first
# test picture.

# %%
if __name__ == "__main__":
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    left.plot(network_run[0], color=BLUE, linewidth=1, label="raw scores")
    left.plot(sigmoid_losses, color=ORANGE, linewidth=1, label="sigmoid")
    left.axhline(1.461, color="black", linestyle=":")
    left.set(title="training loss", xlabel="step", ylim=(0, 2.4))
    for shift, color, model in ((-0.2, BLUE, network), (0.2, ORANGE, with_sigmoid)):
        right.bar([digit + shift for digit in range(10)], probabilities_of(model)[0], 0.4, color=color)
    right.set(title=f"test picture 0, a {y_test[0]}", xlabel="digit", ylabel="probability")
    right.set(xticks=range(10), ylim=(0, 1))
    left.legend(frameon=False)
    plt.show()

# %% [markdown]
# Such a network can never be surer than 23 %, even of the clearest digit. Its accuracy suffers only a little, since the
# sigmoid keeps the order of the scores, and so nobody notices. But whoever trains it sees a loss that seems to be
# stuck, and tries one learning rate after the other. The cure is to take a line out. (And ten sigmoids are no
# probabilities of ten classes either: you saw in the first lesson that their sum is not 1.)

# %% [markdown]
# ## 12. Experiment 3: how many pictures per step?
#
# Section 8 named three choices. Here are four sizes of a batch, each for one epoch: every network sees every picture
# once, with the same learning rate. This takes some seconds.

# %%
if __name__ == "__main__":
    for size in (8, 128, 1024, len(train_set)):
        model = new_network()
        started = time.perf_counter()
        losses = train(model, DataLoader(train_set, batch_size=size, shuffle=True), 1, 0.001, device)
        seconds = time.perf_counter() - started
        right = evaluate(model, test_loader, device)
        print(f"{size:6} pictures per step: {len(losses):5} steps, {seconds:5.1f} s, test set {right:.1%}")

# %% [markdown]
# With the full batch there is one single step, made from a very exact gradient, and it does not lead far. Many rough
# steps are worth more than one exact step. But each step also costs some time of its own, so tiny batches make an epoch
# slow, and their steps are noisy. Sizes between 32 and 512 are usual.

# %% [markdown]
# ## 13. Experiment 4: what went wrong here? Sorted pictures
#
# Somebody stored the training pictures in good order, first all zeros, then all ones, and so on, and forgot
# `shuffle=True`. The same pictures, the same network, two epochs each:

# %%
if __name__ == "__main__":
    by_label = Subset(train_set, train_set.targets.argsort().tolist())
    orders = {}
    for name, shuffle in (("sorted", False), ("shuffled", True)):
        model = new_network()
        losses = train(model, DataLoader(by_label, batch_size=128, shuffle=shuffle), 2, 0.001, device)
        answers = probabilities_of(model).argmax(dim=1)  # (m,)
        orders[name] = (losses, answers.bincount(minlength=10))
        print(f"{name:9} test set {(answers == y_test).float().mean().item():.1%}")

# %% [markdown]
# The losses of both, and how often each of the two networks says each digit on the test set. The black marks are the
# right numbers.

# %%
if __name__ == "__main__":
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    looks = (("sorted", ORANGE, 0.2), ("shuffled", BLUE, -0.2))
    for name, color, shift in looks:
        losses, said = orders[name]
        left.plot(losses, color=color, linewidth=1.2, label=name)
        right.bar([digit + shift for digit in range(10)], said, 0.4, color=color)
    right.plot(range(10), y_test.bincount(), "_", color="black", markersize=16)
    left.set(title="training loss", xlabel="step", ylim=(0, 6))
    right.set(title="answers on the test set", xlabel="digit", xticks=range(10), ylabel="how often")
    left.legend(frameon=False)
    plt.show()

# %% [markdown]
# A batch of sorted pictures shows one digit only. The easiest way to a small loss is then to say this digit *whatever*
# the picture shows, and that is what each step moves to. Then comes the next digit: the loss jumps up, the old habit is
# undone, a new one is learned. At the end the network gives most of its answers to a few digits, and its accuracy is
# nearer to that of a constant answer than to that of its twin. A batch should look like a small copy of the whole data
# set. That is what shuffling is for.

# %% [markdown]
# ## 14. Experiment 5: which digits does it confuse?
#
# An accuracy is one number, and it says nothing about the *kind* of mistakes. A **confusion matrix** does. Row 4,
# column 9 counts the pictures of a 4 for which the network of experiment 1 said "9". The right answers are on the
# diagonal.

# %%
if __name__ == "__main__":
    P = probabilities_of(network)  # (m, 10)
    answers = P.argmax(dim=1)  # (m,)
    confusion = (10 * y_test + answers).bincount(minlength=100).reshape(10, 10)
    mistakes = confusion - confusion.diag().diag()  # without the diagonal
    fig, ax = plt.subplots(figsize=(6, 5.2), layout="constrained")
    ax.imshow(mistakes, cmap="Oranges", vmax=1.3 * mistakes.max())
    for row in range(10):
        for column in range(10):
            color = BLUE if row == column else "black"
            ax.text(column, row, confusion[row, column].item(), ha="center", va="center", color=color, fontsize=11)
    ax.set(xlabel="the network says", ylabel="it is", xticks=range(10), yticks=range(10))
    ax.spines[:].set_visible(False)
    plt.show()

# %% [markdown]
# Its three most frequent mistakes, and the share of right answers for each digit:

# %%
if __name__ == "__main__":
    for place in mistakes.flatten().topk(3).indices.tolist():
        row, column = divmod(place, 10)
        print(f"a {row} taken for a {column}: {mistakes[row, column]} times")
    known = confusion.diag() / confusion.sum(dim=1)  # (10,)
    print("right:", ", ".join(f"{digit}: {share:.0%}" for digit, share in enumerate(known.tolist())))

# %% [markdown]
# The mistakes are not spread evenly. They are pairs that look alike to us too. The ones are easy, other digits are
# harder, and a mean over all pictures hides that.

# %% [markdown]
# ## 15. Experiment 6: the worst mistakes
#
# The test pictures with a wrong answer of which the network was most certain. Below each picture are the ten
# probabilities, with the wrong answer in orange and the right digit in blue.

# %%
if __name__ == "__main__":
    certainty = P.max(dim=1).values * (answers != y_test)  # (m,), 0 where the answer is right
    fig, axes = plt.subplots(2, 6, figsize=(9, 3.6), layout="constrained")
    for (above, below), i in zip(axes.T, certainty.argsort(descending=True), strict=False):
        is_digit, said = y_test[i].item(), answers[i].item()
        above.imshow(X_test[i].reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
        above.set_title(f"is {is_digit}, it says {said}", fontsize=11)
        above.axis("off")
        colors = [ORANGE if digit == said else BLUE if digit == is_digit else GREY for digit in range(10)]
        below.bar(range(10), P[i], color=colors)
        below.set(xticks=range(10), ylim=(0, 1), yticks=[])
        for tick, color in zip(below.get_xticklabels(), colors, strict=True):
            tick.set(color=color, size=9)
    axes[1, 0].set(ylabel="probability", yticks=[0, 1])
    plt.show()

# %% [markdown]
# Some of these digits are hard for us, others are not. The network has no doubt about any of them. A high probability
# is a statement about pictures *like those that it has learned from*, and no promise. (You met this in the first
# lesson, with pictures that were no signs.)

# %% [markdown]
# ## 16. Experiment 7: how to choose without cheating
#
# Which learning rate is best? One can only try. But if you take the one with the best *test* accuracy, the test set
# has helped to choose, and its accuracy comes out a little too good. So we set every tenth training picture aside, as
# a **validation set**:
#
# | set | used for |
# |---|---|
# | training | the steps |
# | validation | every choice: learning rate, sizes, number of epochs |
# | test | one look, after all choices are made |
#
# Four learning rates, three epochs each. The test set stays closed.

# %%
if __name__ == "__main__":
    places = range(len(train_set))
    learn_loader = DataLoader(Subset(train_set, [i for i in places if i % 10 > 0]), batch_size=128, shuffle=True)
    validation_loader = DataLoader(Subset(train_set, [i for i in places if i % 10 == 0]), batch_size=1000)
    tried = {}
    for rate in tqdm((0.0001, 0.001, 0.01, 0.1), desc="learning rates", file=sys.stdout, ncols=80):
        model = new_network()
        train(model, learn_loader, 3, rate, device)
        tried[rate] = (evaluate(model, validation_loader, device), model)
    for rate, (right, _) in tried.items():
        print(f"learning rate {rate}: validation set {right:.1%}")

# %% [markdown]
# We take the best one, and only now open the test set:

# %%
if __name__ == "__main__":
    best = max(tried, key=lambda rate: tried[rate][0])
    right, model = tried[best]
    print(f"learning rate {best}: validation set {right:.1%}, test set {evaluate(model, test_loader, device):.1%}")

# %% [markdown]
# With a rate that is too small, three epochs don't suffice. With one that is too large the steps overshoot. Both ends
# look bad, so you can be sure that the best rate lies between them.
#
# The two accuracies in the last line need not be equal: they belong to different pictures, and not to very many. And
# the test set in the curves of experiment 1? Looking is fine, as long as nothing is chosen by it.

# %% [markdown]
# ### Written question
#
# A classmate writes: "My network is right for 93 % of the test pictures. Guessing would give 10 %, so the hidden
# layers bring 83 points. I tried 30 settings, and this is the best one."
#
# What do the hidden layers really bring? Say which results of this lesson you compare with. What is wrong with the way
# in which the setting was chosen, and how should it have been done? Write 3 to 5 sentences in the cell below.

# %% [markdown]
# YOUR ANSWER HERE

# %% [markdown]
# ## If you want more
#
# - **Dropout.** Write a network with `nn.Dropout(0.3)` after each hidden layer. Compare the accuracies on training and
#   test set with those of experiment 1. What happens without `model.eval()`?
# - **Plain SGD.** Use `torch.optim.SGD` in a copy of `train`. Which learning rate does it need? Choose it on the
#   validation set. Then add `momentum=0.9`, and choose again.
# - **Fewer pictures.** Train with 100, 1000 and all pictures (`Subset`). How does the accuracy grow with their number?
# - **Your own digits.** Write one on paper, take a photograph, make it 28 by 28, light on dark. Does the network read
#   it? The pictures of MNIST are centred, and that matters; the next lesson shows how much.

# %% [markdown]
# ## Sources
#
# MNIST: Y. LeCun, C. Cortes, C. J. C. Burges, made from pictures that the US standards institute NIST collected; see Y.
# LeCun, L. Bottou, Y. Bengio, P. Haffner, *Gradient-Based Learning Applied to Document Recognition*, Proceedings of the
# IEEE 86, 1998. Mini-batches, and softmax with cross-entropy: I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*,
# sections 8.1.3 and 6.2.2.3. Dropout: N. Srivastava and others, *Dropout*, Journal of Machine Learning Research 15,
# 2014. The story and the sizes of the network follow the digit classifier of the course's lecture.
