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


# %%
def pick_device():
    """Choose where to compute: a GPU if this computer has one.

    Returns:
        A torch.device: cuda, else mps, else cpu.
    """
    # 1. Ask torch.cuda.is_available(), then torch.backends.mps.is_available().
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("pick_device")

# %% [markdown]
# ## Exercise: `NeuralNet`


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
# ## Exercise: `train`


# %%
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
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("train")

# %% [markdown]
# ## Exercise: `evaluate`


# %%
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
    # YOUR CODE HERE
    raise NotImplementedError("not written yet")


# %%
if __name__ == "__main__":
    check("evaluate")

# %% [markdown]
# ### Written question
#
# (to come)

# %% [markdown]
# YOUR ANSWER HERE
