"""A while loop, and a last cost at the end.

Exercise: optimize
"""

# ruff: noqa: F821 (the other exercises come from the reference answers)


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs, i = [], 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            costs += [cost]
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        i += 1
    costs.append(propagate(w, b, X, Y)[1])
    return dict(w=w, b=b), grads, costs
