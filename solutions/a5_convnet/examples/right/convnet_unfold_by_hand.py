"""The convolution by hand: unfold, and a matrix product.

Exercise: ConvNet
"""

import torch
import torch.nn.functional as F
from torch import nn


class Convolution(nn.Module):
    def __init__(self, channels, kernels, size):
        super().__init__()
        self.size = size
        self.weight = nn.Parameter(torch.randn(kernels, channels * size * size) / size)
        self.bias = nn.Parameter(torch.zeros(kernels, 1))

    def forward(self, X):
        m, _, height, width = X.shape
        patches = F.unfold(X, self.size)  # (m, channels * size * size, places)
        return (self.weight @ patches + self.bias).reshape(m, -1, height - self.size + 1, width - self.size + 1)


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = Convolution(1, 8, 3)
        self.conv2 = Convolution(8, 16, 3)
        self.output = nn.Linear(400, num_classes)

    def forward(self, X):
        X = F.max_pool2d(torch.relu(self.conv1(X)), 2)
        X = F.max_pool2d(torch.relu(self.conv2(X)), 2)
        return self.output(X.flatten(1))
