"""Average pooling, and no activation.

Exercise: ConvNet
Names: average pooling is linear
"""

from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 3),
            nn.AvgPool2d(2),
            nn.Conv2d(8, 16, 3),
            nn.AvgPool2d(2),
            nn.Flatten(),
            nn.Linear(400, num_classes),
        )

    def forward(self, X):
        return self.layers(X)
