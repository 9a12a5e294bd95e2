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
# # Handwritten digits

# %% [markdown]
# These are the imports.

# %%
import torch
from torch import nn

# %% [markdown]
# `check` and `find_mnist` belong to this course.

# %%
if __name__ == "__main__":
    from autograder import check

# %% [markdown]
# ## Exercise: `pick_device`


# %% nbgrader={"grade": false, "grade_id": "pick_device", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pick_device():
    """Choose where to compute: a GPU if this computer has one.

    Returns:
        A torch.device: cuda, else mps, else cpu.
    """
    # 1. Ask torch.cuda.is_available(), then torch.backends.mps.is_available().
    ### BEGIN SOLUTION
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_pick_device", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("pick_device")

# %% [markdown]
# ## Exercise: `NeuralNet`


# %% nbgrader={"grade": false, "grade_id": "NeuralNet", "locked": false, "schema_version": 3, "solution": true, "task": false}
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
        ### BEGIN SOLUTION
        self.hidden1 = nn.Linear(input_size, hidden1_size)
        self.hidden2 = nn.Linear(hidden1_size, hidden2_size)
        self.output = nn.Linear(hidden2_size, num_classes)
        ### END SOLUTION

    def forward(self, X):
        """Compute the scores.

        Arguments:
            X: (m, input_size) tensor of floats, one example per row.

        Returns:
            (m, num_classes) tensor: for each example a raw score for each class, of any size and sign.
        """
        # 2. Layer, non-linearity, layer, non-linearity, layer.
        ### BEGIN SOLUTION
        A1 = torch.relu(self.hidden1(X))  # (m, hidden1_size)
        A2 = torch.relu(self.hidden2(A1))  # (m, hidden2_size)
        return self.output(A2)  # (m, num_classes)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_NeuralNet", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("NeuralNet")

# %% [markdown]
# ## Exercise: `train`


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(model, loader, num_epochs, learning_rate, device):
    """Train the model, batch by batch.

    Arguments:
        model: an nn.Module that turns pictures into raw scores, (m, num_classes).
        loader: gives batches of pictures (m, 1, 28, 28) and labels (m,); the last one may be smaller.
        num_epochs: how often to go through all batches.
        learning_rate: how far one step goes.
        device: where to compute.

    Returns:
        A list of floats: for each step the loss of its batch, before the update.
    """
    # 1. Move the model to the device, put it into training mode, and make an optimizer for its parameters.
    # 2. For each batch of each epoch: move it to the device; scores, loss, zero_grad, backward, step.
    ### BEGIN SOLUTION
    model.to(device).train()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            scores = model(images.flatten(1))  # (m, num_classes)
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_train", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("train")

# %% [markdown]
# ## Exercise: `evaluate`


# %% nbgrader={"grade": false, "grade_id": "evaluate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def evaluate(model, loader, device):
    """Measure how often the model is right, without changing it.

    Arguments:
        model: an nn.Module that turns pictures into raw scores, (m, num_classes).
        loader: gives batches of pictures (m, 1, 28, 28) and labels (m,); the last one may be smaller.
        device: where to compute.

    Returns:
        The share of right answers over all pictures, a float from 0 to 1.
    """
    # 1. Move the model to the device, and put it into evaluation mode.
    # 2. Without a record for gradients: count the right answers of each batch, and the pictures.
    ### BEGIN SOLUTION
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))  # (m, num_classes)
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_evaluate", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("evaluate")

# %% [markdown]
# ### Written question
#
# (to come)

# %% [markdown] nbgrader={"grade": true, "grade_id": "written_baseline", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# (to come)
