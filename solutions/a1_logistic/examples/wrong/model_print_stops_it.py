"""The lines that print the accuracies use a name that does not exist, when print_cost is True.

Exercise: model
Names: does not know
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    params, grads, costs = optimize(
        np.zeros((X_train.shape[0], 1)), 0.0, X_train, Y_train, num_iterations, learning_rate, print_cost
    )
    Y_prediction_test = predict(params["w"], params["b"], X_test)
    Y_prediction_train = predict(params["w"], params["b"], X_train)
    if print_cost:
        print("train accuracy:", 100 - np.mean(np.abs(Y_prediction_train - Y_train)) * 100)
        print("test accuracy:", 100 - np.mean(np.abs(Y_predictions_test - Y_test)) * 100)
    return {
        "costs": costs,
        "Y_prediction_test": Y_prediction_test,
        "Y_prediction_train": Y_prediction_train,
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
