"""Returns accuracies in place of predictions.

Exercise: model
Names: single number
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    params, _, costs = optimize(w, 0.0, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    test, train = np.mean(predict(w, b, X_test) == Y_test), np.mean(predict(w, b, X_train) == Y_train)
    return {
        "costs": costs,
        "Y_prediction_test": test,
        "Y_prediction_train": train,
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
