"""A kernel of 28×28: a linear layer in other words.

Exercise: ConvNet
Names: can't slide
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv = nn.Conv2d(1, 64, kernel_size=28)
        self.output = nn.Conv2d(64, num_classes, kernel_size=1)

    def forward(self, X):
        return self.output(F.relu(self.conv(X))).flatten(1)
