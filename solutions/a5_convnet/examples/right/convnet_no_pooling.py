"""Larger kernels, no pooling, no padding.

Exercise: ConvNet
"""

import torch
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 7)
        self.conv2 = nn.Conv2d(4, 8, 7)
        self.output = nn.Linear(8 * 16 * 16, num_classes)

    def forward(self, X):
        X = torch.tanh(self.conv1(X))
        X = torch.tanh(self.conv2(X))
        return self.output(X.flatten(1))
