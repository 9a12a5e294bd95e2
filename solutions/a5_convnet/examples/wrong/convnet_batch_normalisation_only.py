"""Batch normalisation and dropout, and no activation.

Exercise: ConvNet
Names: linear
"""

from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1, self.norm1 = nn.Conv2d(1, 8, 5, stride=2), nn.BatchNorm2d(8)
        self.conv2, self.norm2 = nn.Conv2d(8, 16, 5, stride=2), nn.BatchNorm2d(16)
        self.rest = nn.Dropout(0.2)
        self.output = nn.Linear(256, num_classes)

    def forward(self, X):
        X = self.norm1(self.conv1(X))
        X = self.norm2(self.conv2(X))
        return self.output(self.rest(X.flatten(1)))
