"""A linear layer of a million weights.

Exercise: ConvNet
Names: 500,000
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.hidden = nn.Linear(16 * 28 * 28, 128)
        self.output = nn.Linear(128, num_classes)

    def forward(self, X):
        X = F.relu(self.conv1(X))
        return self.output(F.relu(self.hidden(X.flatten(1))))
