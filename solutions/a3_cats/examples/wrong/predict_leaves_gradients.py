"""backward is called on the outputs.

Exercise: predict
Names: gradients
"""


def predict(model, X):
    p = model(X).reshape(-1)
    p.sum().backward()
    return (p > 0.5).long()
