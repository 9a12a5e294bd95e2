"""Judge a training loop and an evaluation loop, of any assignment whose students write these two functions:

    train(model, loader, num_epochs, learning_rate, device)  ->  one loss for each step
    evaluate(model, loader, device)                          ->  accuracy from 0 to 1

A check of an assignment is one call of a `check_...` function below; it fails with a finding, or returns. Each makes
its tasks from `rng`, so that they are new for each submission. The loops get a model of the checks that takes pictures
(m, 1, 28, 28) and flat ones (m, 784) alike, and writes down every look at it: with which batch, weights and mode.
An optimizer writes down its steps. From this the judge works out for itself what each loss and each gradient had to be.
So every loop passes that does the right thing, whatever its optimizer, its order and its style.
"""

from __future__ import annotations


def check_train_gives_one_loss_per_step(student, rng, device):
    """A list of floats, one for each batch of each epoch, the smaller last batch too; batches of one as well."""


def check_train_records_the_loss_before_the_update(student, rng, device):
    """Each loss is the mean cross-entropy of its batch before its update; a label smoothing is accepted."""


def check_train_steps_along_its_own_gradient(student, rng, device):
    """Each batch makes one step, downhill, with this batch's gradient and nothing left from earlier ones."""


def check_train_uses_training_mode(student, rng, device):
    """A model that comes in evaluation mode is trained in training mode, in every epoch."""


def check_train_uses_the_learning_rate(student, rng, device):
    """A larger learning rate makes larger steps."""


def check_train_takes_any_loader(student, rng, device):
    """A list, a class with nothing but __iter__, and a DataLoader all do."""


def check_train_learns(student, rng, device):
    """An easy task is learned with the best of several learning rates."""


def check_evaluate_counts_the_right_answers(student, rng, device):
    """The share of right answers over all pictures, whatever the sizes of the batches."""


def check_evaluate_uses_evaluation_mode(student, rng, device):
    """The model is asked in evaluation mode."""


def check_evaluate_keeps_no_graph(student, rng, device):
    """The model is asked without a record for gradients."""


def check_evaluate_leaves_everything_as_it_was(student, rng, device):
    """Weights, buffers, the gradient mode are as before; a model that came in training mode is in it again."""


def check_evaluate_takes_any_loader(student, rng, device):
    """A list, a class with nothing but __iter__, and a DataLoader all do."""
