"""The convolution by hand: a loop over the shifts of the picture.

Exercise: ConvNet
"""

import torch
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.kernel = nn.Parameter(0.3 * torch.randn(3, 3, 8))
        self.bias = nn.Parameter(torch.zeros(8))
        self.output = nn.Linear(26 * 26 * 8, num_classes)

    def forward(self, X):
        picture = X[:, 0, :, :, None]  # (m, 28, 28, 1)
        total = self.bias
        for i in range(3):
            for j in range(3):
                total = total + picture[:, i : i + 26, j : j + 26] * self.kernel[i, j]
        return self.output(torch.maximum(total, torch.zeros_like(total)).flatten(1))
