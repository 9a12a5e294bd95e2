"""A ReLU after the hidden linear layer, none after the convolutions.

Exercise: ConvNet
Names: relu after each convolution
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.AvgPool2d(2)
        self.hidden = nn.Linear(400, 84)
        self.output = nn.Linear(84, num_classes)

    def forward(self, X):
        X = self.pool(self.conv1(X))
        X = self.pool(self.conv2(X))
        return self.output(F.relu(self.hidden(X.flatten(1))))
