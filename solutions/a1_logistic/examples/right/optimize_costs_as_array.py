"""costs is an array of float32, and the parameters come with more keys.

Exercise: optimize
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)

import numpy as np


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = np.empty(-(-num_iterations // 100), dtype=np.float32)
    theta = {"w": w, "b": b}
    for i in range(num_iterations):
        grads, cost = propagate(theta["w"], theta["b"], X, Y)
        if i % 100 == 0:
            costs[i // 100] = cost
        theta = {key: value - learning_rate * grads["d" + key] for key, value in theta.items()}
    return {**theta, "iterations": num_iterations}, {**grads, "norm": np.linalg.norm(grads["dw"])}, costs
