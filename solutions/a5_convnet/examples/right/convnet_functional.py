"""Functional calls with weights that are kept by hand.

Exercise: ConvNet
"""

import torch
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.weights = nn.ParameterDict(
            {"kernel": 0.3 * torch.randn(8, 1, 3, 3), "matrix": 0.03 * torch.randn(8 * 169, num_classes)}
        )
        self.bias = nn.Parameter(torch.zeros(num_classes))

    def forward(self, X):
        X = torch.nn.functional.conv2d(weight=self.weights["kernel"], input=X)
        X = torch.nn.functional.max_pool2d(X.relu_(), 2)
        return X.flatten(1) @ self.weights["matrix"] + self.bias
