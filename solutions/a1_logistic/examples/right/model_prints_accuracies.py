"""Prints accuracies, returns more keys, float32 weights.

Exercise: model
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b = np.zeros((X_train.shape[0], 1), dtype=np.float32), np.zeros((1, 1))
    parameters, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    result = dict(parameters)
    for name, X, Y in (("train", X_train, Y_train), ("test", X_test, Y_test)):
        result["Y_prediction_" + name] = predict(parameters["w"], parameters["b"], X)
        result[name + "_accuracy"] = 100 - np.mean(np.abs(result["Y_prediction_" + name] - Y)) * 100
        print(f"{name} accuracy: {result[name + '_accuracy']} %")
    return result | {"costs": costs, "grads": grads, "learning_rate": learning_rate, "num_iterations": num_iterations}
