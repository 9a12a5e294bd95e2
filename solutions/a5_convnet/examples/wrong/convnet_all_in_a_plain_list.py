"""All layers are kept in a plain list.

Exercise: ConvNet
Names: plain list
"""

from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.layers = [
            nn.Conv2d(1, 8, 3),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(8 * 13 * 13, num_classes),
        ]

    def forward(self, X):
        for layer in self.layers:
            X = layer(X)
        return X
