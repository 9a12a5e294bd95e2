"""One convolution is used twice.

Exercise: ConvNet
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.first = nn.Conv2d(1, 8, 3, padding=1)
        self.second = nn.Conv2d(8, 8, 3, padding=1)
        self.output = nn.Linear(8 * 7 * 7, num_classes)

    def forward(self, X):
        X = F.max_pool2d(F.relu(self.first(X)), 2)
        X = F.relu(self.second(X))
        X = F.max_pool2d(F.relu(self.second(X)), 2)
        return self.output(X.flatten(1))
