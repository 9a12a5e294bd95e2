"""A function that makes a module.

Exercise: ConvNet
"""

from torch import nn


def ConvNet(num_classes=10):
    return nn.Sequential(
        nn.Conv2d(1, 8, 5), nn.SiLU(), nn.MaxPool2d(3), nn.Flatten(), nn.Linear(8 * 8 * 8, num_classes)
    )
