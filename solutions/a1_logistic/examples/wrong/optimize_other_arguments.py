"""The argument is called epochs.

Exercise: optimize
Names: num_iterations
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def optimize(w, b, X, Y, epochs=100, lr=0.009):
    costs = []
    for i in range(epochs):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - lr * grads["dw"]
        b = b - lr * grads["db"]
    return {"w": w, "b": b}, grads, costs
