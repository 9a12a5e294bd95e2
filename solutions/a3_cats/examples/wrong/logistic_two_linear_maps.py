"""Two linear maps, one after the other.

Exercise: LogisticClassifier
Names: more than one linear map
"""

from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(input_size, 16), nn.Linear(16, 1), nn.Sigmoid())

    def forward(self, X):
        return self.layers(X)
