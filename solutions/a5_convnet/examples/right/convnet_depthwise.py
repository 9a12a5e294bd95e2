"""Depthwise and pointwise convolutions.

Exercise: ConvNet
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.widen = nn.Conv2d(1, 12, 1)
        self.depth = nn.Conv2d(12, 12, 5, groups=12, stride=2)
        self.point = nn.Conv2d(12, 24, 1)
        self.output = nn.Linear(24 * 6 * 6, num_classes)

    def forward(self, X):
        X = self.point(self.depth(self.widen(X))).relu()
        return self.output(F.avg_pool2d(X, 2).flatten(1))
