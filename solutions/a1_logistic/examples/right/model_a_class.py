"""A class with fit and predict behind the function.

Exercise: model
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


class LogisticRegression:
    def __init__(self, rate, iterations):
        self.rate, self.iterations = rate, iterations

    def fit(self, X, Y):
        self.w, self.b = np.zeros((X.shape[0], 1)), 0.0
        params, self.grads, self.costs = optimize(
            self.w, self.b, X, Y, num_iterations=self.iterations, learning_rate=self.rate
        )
        self.w, self.b = params["w"], params["b"]
        return self

    def predict(self, X):
        return predict(self.w, self.b, X)


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False):
    trained = LogisticRegression(learning_rate, num_iterations).fit(X_train, Y_train)
    return {
        "costs": trained.costs,
        "Y_prediction_test": trained.predict(X_test),
        "Y_prediction_train": trained.predict(X_train),
        "w": trained.w,
        "b": trained.b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
