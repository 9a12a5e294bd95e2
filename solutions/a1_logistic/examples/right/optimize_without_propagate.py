"""Computes the gradients itself, in one augmented matrix.

Exercise: optimize
"""

import numpy as np


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    m = X.shape[1]
    theta = np.vstack([w, [[b]]])  # (n + 1, 1)
    data = np.vstack([X, np.ones((1, m))])  # (n + 1, m)
    costs = []
    for i in range(num_iterations):
        z = theta.T @ data
        gradient = data @ (1 / (1 + np.exp(-z)) - Y).T / m
        if i % 100 == 0:
            costs.append(np.mean(np.logaddexp(0, z) - Y * z))
        theta = theta - learning_rate * gradient
    return (
        {"w": theta[:-1], "b": theta[-1:]},
        {"dw": gradient[:-1], "db": gradient[-1, 0]},
        costs,
    )
