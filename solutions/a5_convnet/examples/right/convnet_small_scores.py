"""Standardised pictures, the mean over the picture, and small weights: no score is far from 0.

Exercise: ConvNet
"""

from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.scale = nn.LayerNorm((1, 28, 28))
        self.conv = nn.Conv2d(1, 24, 7, stride=3)
        self.output = nn.Linear(24, num_classes)
        nn.init.normal_(self.output.weight, std=0.01)

    def forward(self, X):
        return self.output(self.conv(self.scale(X)).relu().amax(dim=(2, 3)))
