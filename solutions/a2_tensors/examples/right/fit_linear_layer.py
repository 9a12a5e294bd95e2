"""A linear layer without a bias, which starts at zero.

Exercise: fit_slope
"""

from torch import nn


def fit_slope(X, Y, learning_rate=0.01, n_iters=100):
    model = nn.Linear(1, 1, bias=False).to(X.dtype)
    nn.init.zeros_(model.weight)
    losses = []
    for _ in range(n_iters):
        loss = nn.functional.mse_loss(model(X[:, None])[:, 0], Y)
        losses.append(float(loss))
        model.zero_grad()
        loss.backward()
        for parameter in model.parameters():
            parameter.data.add_(parameter.grad, alpha=-learning_rate)
    return model.weight, losses
