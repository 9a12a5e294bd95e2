"""The convolutions are kept in a plain list.

Exercise: ConvNet
Names: plain list
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.convolutions = [nn.Conv2d(1, 8, 3, padding=1), nn.Conv2d(8, 16, 3, padding=1)]
        self.output = nn.Linear(16 * 7 * 7, num_classes)

    def forward(self, X):
        for convolution in self.convolutions:
            X = F.max_pool2d(F.relu(convolution(X)), 2)
        return self.output(X.flatten(1))
