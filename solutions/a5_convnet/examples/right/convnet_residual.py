"""Skip connections; the last layer starts with zeros.

Exercise: ConvNet
"""

import torch.nn.functional as F
from torch import nn


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        nn.init.zeros_(self.norm2.weight)

    def forward(self, X):
        change = self.norm2(self.conv2(F.relu(self.norm1(self.conv1(X)))))
        return F.relu(X + change)


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.start = nn.Conv2d(1, 12, 3, stride=2, padding=1)
        self.blocks = nn.ModuleList([Block(12), Block(12)])
        self.output = nn.Linear(12 * 7 * 7, num_classes)
        nn.init.zeros_(self.output.weight)

    def forward(self, X):
        X = self.start(X)
        for block in self.blocks:
            X = block(X)
        return self.output(F.avg_pool2d(X, 2).flatten(1))
