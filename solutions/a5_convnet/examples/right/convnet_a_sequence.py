"""A class made from nn.Sequential.

Exercise: ConvNet
"""

from torch import nn


class ConvNet(nn.Sequential):
    def __init__(self, num_classes=10):
        super().__init__(
            nn.Conv2d(1, 8, 3),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(8 * 13 * 13, num_classes),
        )
