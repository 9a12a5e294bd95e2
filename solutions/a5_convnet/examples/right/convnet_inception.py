"""Kernels of several sizes side by side.

Exercise: ConvNet
"""

import torch
import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.small = nn.Conv2d(1, 4, 1)
        self.middle = nn.Conv2d(1, 4, 3, padding=1)
        self.large = nn.Conv2d(1, 4, 5, padding="same")
        self.output = nn.Linear(12 * 14 * 14, num_classes)

    def forward(self, X):
        X = torch.cat([self.small(X), self.middle(X), self.large(X)], dim=1)
        return self.output(F.max_pool2d(F.elu(X), 2).flatten(1))
