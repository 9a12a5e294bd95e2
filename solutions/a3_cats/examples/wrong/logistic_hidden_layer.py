"""A hidden layer with a ReLU.

Exercise: LogisticClassifier
Names: hidden layers
"""

from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(input_size, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())

    def forward(self, X):
        return self.layers(X)
