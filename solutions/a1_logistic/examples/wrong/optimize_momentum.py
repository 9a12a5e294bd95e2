"""Adds momentum to the step.

Exercise: optimize
Names: exactly learning_rate times
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs, speed = [], 0.0
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        speed = 0.9 * speed + grads["dw"]
        w = w - learning_rate * speed
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
