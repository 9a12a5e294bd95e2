"""Divides the step by m once more.

Exercise: optimize
Names: divided by m once more
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"] / X.shape[1]
        b = b - learning_rate * grads["db"] / X.shape[1]
    return {"w": w, "b": b}, grads, costs
