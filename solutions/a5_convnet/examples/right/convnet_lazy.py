"""Lazy layers.

Exercise: ConvNet
"""

from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.layers = nn.Sequential(
            nn.LazyConv2d(8, 3),
            nn.LazyBatchNorm2d(),
            nn.LeakyReLU(0.1),
            nn.AvgPool2d(2),
            nn.Flatten(),
            nn.LazyLinear(32),
            nn.ReLU(),
            nn.LazyLinear(num_classes),
        )

    def forward(self, X):
        return self.layers(X)
