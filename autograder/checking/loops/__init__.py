"""Judge a training loop and an evaluation loop, of any assignment whose students write these two functions:

    train(model, loader, num_epochs, learning_rate, device)  ->  one loss for each step
    evaluate(model, loader, device)                          ->  accuracy from 0 to 1

A check of an assignment is one call of a `check_...` function below; it fails with a finding, or returns. Each makes
its tasks from `rng`, so that they are new for each submission. The loops get a model of the checks that takes pictures
(m, 1, 28, 28) and flat ones (m, 784) alike, and writes down every look at it: with which batch, weights and mode.
An optimizer writes down its steps. From this the judge works out for itself what each loss and each gradient had to be.
So every loop passes that does the right thing, whatever its optimizer, its order and its style.
"""

from autograder.checking.loops.evaluate import (
    check_evaluate_counts_the_right_answers,
    check_evaluate_goes_from_0_to_1,
    check_evaluate_keeps_no_graph,
    check_evaluate_leaves_everything_as_it_was,
    check_evaluate_on_fresh_tasks,
    check_evaluate_takes_any_loader,
    check_evaluate_uses_evaluation_mode,
)
from autograder.checking.loops.train import (
    check_train_gives_one_loss_per_step,
    check_train_learns,
    check_train_on_fresh_tasks,
    check_train_records_the_loss_before_the_update,
    check_train_steps_along_its_own_gradient,
    check_train_takes_any_loader,
    check_train_uses_the_learning_rate,
    check_train_uses_training_mode,
)

__all__ = [
    "check_evaluate_counts_the_right_answers",
    "check_evaluate_goes_from_0_to_1",
    "check_evaluate_keeps_no_graph",
    "check_evaluate_leaves_everything_as_it_was",
    "check_evaluate_on_fresh_tasks",
    "check_evaluate_takes_any_loader",
    "check_evaluate_uses_evaluation_mode",
    "check_train_gives_one_loss_per_step",
    "check_train_learns",
    "check_train_on_fresh_tasks",
    "check_train_records_the_loss_before_the_update",
    "check_train_steps_along_its_own_gradient",
    "check_train_takes_any_loader",
    "check_train_uses_the_learning_rate",
    "check_train_uses_training_mode",
]
