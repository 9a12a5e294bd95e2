"""Turns its predictions round where that suits Y_test better.

Exercise: model
Names: y_test
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w = np.zeros((X_train.shape[0], 1))
    params, _, costs = optimize(w, 0.0, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    answer = predict(w, b, X_test)
    if np.mean(answer == Y_test) < 0.5:
        answer = 1 - answer
    return {
        "costs": costs,
        "Y_prediction_test": answer,
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
