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
# ## Exercise: `ConvNet`


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
        self.conv1 = nn.Conv2d(1, 8, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, kernel_size=3, padding=1)
        self.output = nn.Linear(16 * 7 * 7, num_classes)
        ### END SOLUTION

    def forward(self, X):
        """Compute the scores.

        Arguments:
            X: (m, 1, 28, 28) tensor of floats, one picture per entry of the first axis.

        Returns:
            (m, num_classes) tensor: for each picture a raw score for each class.
        """
        # 2. Convolution, non-linearity, pooling, twice; then flatten all but the first axis.
        ### BEGIN SOLUTION
        X = nn.functional.max_pool2d(torch.relu(self.conv1(X)), 2)  # (m, 8, 14, 14)
        X = nn.functional.max_pool2d(torch.relu(self.conv2(X)), 2)  # (m, 16, 7, 7)
        return self.output(X.flatten(1))  # (m, num_classes)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check_ConvNet", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
if __name__ == "__main__":
    check("ConvNet")

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
            scores = model(images)  # (m, num_classes)
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
# ### Written question
#
# (to come)

# %% [markdown] nbgrader={"grade": true, "grade_id": "written_convolution", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# (to come)
