"""Everything in one function, without optimize and predict.

Exercise: model
"""

import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    w, b, costs = np.zeros([X_train.shape[0], 1]), 0, []
    for i in range(num_iterations):
        z = np.matmul(w.T, X_train) + b
        error = 1 / (1 + np.exp(-z)) - Y_train
        if i % 100 == 0:
            costs.append(np.mean(np.logaddexp(0, z) - Y_train * z))
        w = w - learning_rate * np.matmul(X_train, error.T) / Y_train.size
        b = b - learning_rate * error.mean()
    return {
        "costs": costs,
        "Y_prediction_test": np.where(w.T @ X_test + b > 0, 1.0, 0.0),
        "Y_prediction_train": np.where(w.T @ X_train + b > 0, 1.0, 0.0),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
