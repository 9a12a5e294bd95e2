"""Takes the values of optimize in the wrong order.

Exercise: model
Names: in this order
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    params, costs, grads = optimize(w, 0.0, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
