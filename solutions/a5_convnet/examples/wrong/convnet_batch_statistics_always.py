"""Batch normalisation that uses the statistics of the batch in evaluation mode too.

Exercise: ConvNet
Names: other pictures
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)
        self.norm = nn.BatchNorm2d(8, track_running_stats=False)
        self.output = nn.Linear(8 * 13 * 13, num_classes)

    def forward(self, X):
        X = F.max_pool2d(F.relu(self.norm(self.conv(X))), 2)
        return self.output(X.flatten(1))
