"""Convolutions only, the mean over the picture, and log-softmax.

Exercise: ConvNet
Names: linear
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 5)
        self.conv2 = nn.Conv2d(16, num_classes, 5)

    def forward(self, X):
        return F.log_softmax(self.conv2(self.conv1(X)).mean(dim=(2, 3)), dim=1)
