"""The sigmoid is missing.

Exercise: LogisticClassifier
Names: sigmoid after the last
"""

from torch import nn


class LogisticClassifier(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.linear = nn.Linear(input_size, 1)

    def forward(self, X):
        return self.linear(X)
