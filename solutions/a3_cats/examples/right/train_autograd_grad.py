"""Gradients from torch.autograd.grad, and the cross-entropy written out.

Exercise: train
"""

import torch


def train(model, X, y, num_epochs, learning_rate):
    losses = []
    parameters = list(model.parameters())
    y = y.reshape(-1) == 1
    for _ in range(num_epochs):
        p = model(X).reshape(-1)
        loss = -torch.log(torch.where(y, p, 1 - p)).mean()
        grads = torch.autograd.grad(loss, parameters)
        for parameter, grad in zip(parameters, grads):
            parameter.data.sub_(learning_rate * grad)
        losses.append(loss.detach().item())
    return losses
