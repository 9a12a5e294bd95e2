"""The model is frozen for good: it can't be trained afterwards.

Exercise: predict
Names: froze
"""


def predict(model, X):
    model.requires_grad_(False)
    return (model(X).reshape(-1) > 0.5).long()
