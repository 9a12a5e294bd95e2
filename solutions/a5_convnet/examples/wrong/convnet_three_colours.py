"""The first convolution wants three colours.

Exercise: ConvNet
Names: channel
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1)
        self.output = nn.Linear(8 * 14 * 14, num_classes)

    def forward(self, X):
        X = F.max_pool2d(F.relu(self.conv1(X)), 2)
        return self.output(X.flatten(1))
